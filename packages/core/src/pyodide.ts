export { permissionModelBlocksNetwork } from './adapters/pyodide/network-probe.ts';
export { PyodideSandbox, type PyodideSettings } from './adapters/pyodide/pyodide-sandbox.ts';
