import type { Request } from 'express';
import { LtijsError } from './ltijs-error.ts';

/** A path, or a path with a method. */
export type RouteInput = string | RegExp | { readonly route: string | RegExp; readonly method: string };

export interface WhitelistedRoute {
  readonly route: string | RegExp;
  /** In upper case; `ALL` for any. */
  readonly method: string;
}

export interface Whitelist {
  add(routes: readonly RouteInput[]): readonly WhitelistedRoute[];
  /** Whether the request may come without a launch. */
  has(request: Request): boolean;
}

export function whitelist(): Whitelist {
  const list: WhitelistedRoute[] = [];
  return {
    add: (routes) => {
      list.push(...routes.map(formatted));
      return list;
    },
    has: ({ path, method }) =>
      list.some(
        (one) =>
          (one.method === 'ALL' || one.method === method.toUpperCase()) &&
          (one.route instanceof RegExp ? one.route.test(path) : one.route === path),
      ),
  };
}

function formatted(input: RouteInput): WhitelistedRoute {
  if (typeof input === 'string' || input instanceof RegExp) return { route: input, method: 'ALL' };
  if (!input.route || !input.method) {
    throw new LtijsError(
      'WRONG_FORMAT. Details: Expects string ("/route") or object ({ route: "/route", method: "POST" })',
    );
  }
  return { route: input.route, method: input.method.toUpperCase() };
}
