import type { ComponentChildren } from 'preact';

/** A small table with a caption for those who listen; the first cell of each row names the row. */
export function Table({
  caption,
  headers,
  rows,
}: {
  caption: string;
  headers: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
}) {
  return (
    <table>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {headers.map((header) => (
            <th scope="col" key={header}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (column === 0 ? <th scope="row">{cell}</th> : <td key={headers[column]}>{cell}</td>))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
