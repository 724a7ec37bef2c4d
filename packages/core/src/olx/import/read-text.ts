import type { FindingList } from '../findings.ts';
import { parseXml, type XmlDocument } from '../xml/parse-xml.ts';
import { XmlError } from '../xml/xml-error.ts';

/** A file's text with its byte order mark, if it is UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Undefined, with a finding, for a file that is not well-formed XML in UTF-8. */
export function readXml(path: string, bytes: Uint8Array, findings: FindingList): XmlDocument | undefined {
  const text = decodeText(bytes);
  if (text === undefined) {
    findings.add('InvalidXML', path, 'the file is not UTF-8 text');
    return undefined;
  }
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    findings.add('InvalidXML', path, `${error.message} (column ${error.column})`, { line: error.line });
    return undefined;
  }
}
