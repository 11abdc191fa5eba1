/** How far something has come. `total` 0 while that is not known. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total === 0 ? 0 : Math.min(100, Math.round((done / total) * 100));
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={total === 0 ? undefined : share}
      aria-valuetext={total === 0 ? label : `${done} / ${total}`}
    >
      <div style={{ width: `${share}%` }} />
    </div>
  );
}
