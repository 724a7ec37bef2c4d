import type { Outgoing, Records } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';

/** The same records, noting each call of an LTI store, and each job with its options. */
export function watchStores(records: Records<LtiStores>, calls: string[]): Records<LtiStores> {
  return {
    transaction: (work) => records.transaction((tx: LtiStores & Outgoing) => work(watched(tx, calls))),
    read: (work) => records.read((view) => work(watched(view, calls))),
  };
}

function watched<Stores extends object>(stores: Stores, calls: string[]): Stores {
  return new Proxy(stores, {
    get: (target, name) => {
      const store: unknown = Reflect.get(target, name);
      if (name === 'jobs' && typeof store === 'object' && store !== null) return watchedJobs(store, calls);
      // What the doctor keeps is written outside of the launch.
      const isLti = typeof name === 'string' && name.startsWith('lti') && name !== 'ltiLaunches';
      return isLti && typeof store === 'object' && store !== null ? watchedStore(name, store, calls) : store;
    },
  });
}

function watchedStore(name: string, store: object, calls: string[]): object {
  return new Proxy(store, {
    get: (target, method) => {
      const member: unknown = Reflect.get(target, method);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        calls.push(`${name}.${String(method)}`);
        return Reflect.apply(member, target, given);
      };
    },
  });
}

function watchedJobs(jobs: object, calls: string[]): object {
  return new Proxy(jobs, {
    get: (target, method) => {
      const member: unknown = Reflect.get(target, method);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        calls.push(`jobs.${String(method)} ${JSON.stringify(given.at(2))}`);
        return Reflect.apply(member, target, given);
      };
    },
  });
}
