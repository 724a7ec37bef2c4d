import type { Request } from 'express';

/** Where an `ltik` may be, in ltijs's order: its own scheme of authorisation, the query, the body, a bearer token. */
export function ltikOf(request: Request): string | undefined {
  const authorization = request.headers.authorization ?? '';
  const body: unknown = request.body;
  const places: readonly unknown[] = [
    /^LTIK-AUTH-V1 Token=([^,]+)/.exec(authorization)?.[1],
    request.query['ltik'],
    typeof body === 'object' && body !== null ? Reflect.get(body, 'ltik') : undefined,
    /^Bearer (\S+)$/i.exec(authorization)?.[1],
  ];
  const found = places.find((one) => typeof one === 'string' && one !== '');
  return typeof found === 'string' ? found : undefined;
}
