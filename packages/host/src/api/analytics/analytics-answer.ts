import { ApiFault, csvOf, type ApiObject } from '@coursewright/analytics/api';
import { CoreError } from '@coursewright/core';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { requestId } from '../../http/request-id.ts';

/** How an endpoint's answer is written as CSV. */
export interface CsvForm {
  /** The file's name, where it has one. */
  readonly fileName?: string | undefined;
  /** Columns of floats. */
  readonly floats?: readonly string[];
}

/** CSV for who prefers it, or asks by `format=csv`; JSON for everybody else. */
export function wantsCsv(req: Request): boolean {
  const { format } = req.query;
  if (format === 'csv' || format === 'json') return format === 'csv';
  return req.accepts(['application/json', 'text/csv']) === 'text/csv';
}

export function sendAnswer(req: Request, res: Response, answer: object, csv: CsvForm): void {
  prepare(res);
  if (!wantsCsv(req)) {
    sendJson(res, answer);
    return;
  }
  const { fields } = req.query;
  const wanted = typeof fields === 'string' && fields !== '' ? fields.split(',') : undefined;
  nameFile(req, res, csv);
  const text = csvOf(rowsOf(answer), { fields: wanted, floats: csv.floats ?? [] });
  res.type('text/csv; charset=utf-8').send(text);
}

/**
 * A fault in the original's form. Of CSV that is not found there is nothing but the file's name; other faults are JSON for
 * everybody (edx-analytics-data-api answers them with 500 there).
 */
export function sendFault(req: Request, res: Response, error: unknown, csv: CsvForm, log: Logger): void {
  prepare(res);
  const fault = faultOf(error);
  if (fault === undefined) {
    log.error({ err: error, requestId: requestId(req) }, 'request failed');
    sendJson(res.status(500), { detail: 'A server error occurred.' });
    return;
  }
  res.status(fault.status);
  if (fault.status === 401) res.setHeader('WWW-Authenticate', 'Token');
  if (fault.status === 404 && wantsCsv(req)) {
    nameFile(req, res, csv);
    res.end();
    return;
  }
  sendJson(res, fault.body);
}

/** Without a character set, as the original's: JSON has one. */
function sendJson(res: Response, body: object): void {
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify(body));
}

function prepare(res: Response): void {
  res.setHeader('Cache-Control', 'no-store');
  res.vary('Accept');
}

function nameFile(req: Request, res: Response, { fileName }: CsvForm): void {
  if (fileName === undefined || req.get('accept') !== 'text/csv') return;
  res.setHeader('Content-Disposition', `attachment; filename=${fileName}`);
}

/** `edX-DemoX-Demo_Course`, as file names begin; what no header takes is `_`. */
export function fileNameOfCourse(courseId: string): string {
  const parts = courseId.replace(/^[\w-]+:/, '').split(/[/+]/);
  return parts.join('-').replaceAll(/[^\w.~-]/g, '_');
}

/** The rows of a list or of a page; an object by itself is one. */
function rowsOf(answer: object): readonly ApiObject[] {
  if (Array.isArray(answer)) return answer.filter(isObject);
  const results: unknown = 'results' in answer ? answer.results : undefined;
  if (Array.isArray(results)) return results.filter(isObject);
  return isObject(answer) ? [answer] : [];
}

function isObject(value: unknown): value is ApiObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultOf(error: unknown): ApiFault | undefined {
  if (error instanceof ApiFault) return error;
  if (!(error instanceof CoreError)) return undefined;
  if (error.code === 'too_many_requests') {
    const wait = Number(error.data['waitSeconds']);
    const detail = `Request was throttled. Expected available in ${wait} second${wait === 1 ? '' : 's'}.`;
    return new ApiFault(429, { detail });
  }
  if (error.status < 500) return new ApiFault(error.status, { detail: error.detail });
  return error.code === 'unavailable' ? new ApiFault(503, { detail: error.title }) : undefined;
}
