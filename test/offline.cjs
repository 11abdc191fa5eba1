// A test that reaches past this machine must fail, not leak. Loaded into every Node process of a test run: by jest for
// each test file (setupFiles), and by NODE_OPTIONS for jest's workers and whatever they start (jest.config.cjs).
// Everything in Node that opens a connection – http, https, tls, http2, and fetch's own undici – ends in
// net.Socket.connect, so that is where the fence stands; names and datagrams have doors of their own.
const net = require('node:net');
const dns = require('node:dns');
const dgram = require('node:dgram');

const raised = Symbol.for('delakultur.offline');

const isLocal = (host) =>
  host === undefined ||
  host === null ||
  host === '' ||
  host === 'localhost' ||
  host === '::' ||
  host === '0.0.0.0' ||
  host === '::1' ||
  /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host);

const refuse = (verb, host) => {
  throw new Error(`A test tried to ${verb} ${host}: tests may only reach this machine.`);
};

/** The host that a net.Socket.connect call names; undefined for a pipe, a file descriptor, or this machine by default. */
const hostOf = (args) => {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]; // Node's own callers pass one array: [options, callback]
  if (typeof first === 'object' && first !== null) return first.path ? undefined : first.host;
  const isPort = typeof first === 'number' || /^\d+$/.test(String(first));
  return isPort && typeof args[1] === 'string' ? args[1] : undefined;
};

const fence = (owner, name, hostFrom, verb) => {
  const original = owner?.[name];
  if (typeof original !== 'function') return;
  owner[name] = function (...args) {
    const host = hostFrom(args);
    if (!isLocal(host)) refuse(verb, host);
    return original.apply(this, args);
  };
};

// Core modules are shared by all the test files of a worker: raise the fence once in each process.
if (!net.Socket.prototype[raised]) {
  Object.defineProperty(net.Socket.prototype, raised, { value: true });
  fence(net.Socket.prototype, 'connect', hostOf, 'reach');

  const firstArgument = (args) => args[0];
  const resolvers = [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype];
  const names = Object.getOwnPropertyNames(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name));
  for (const owner of resolvers) for (const name of names) fence(owner, name, firstArgument, 'look up');

  fence(dgram.Socket.prototype, 'connect', (args) => (typeof args[1] === 'string' ? args[1] : undefined), 'reach');
  fence(dgram.Socket.prototype, 'send', (args) => args.slice(1).find((value) => typeof value === 'string'), 'send to');
}
