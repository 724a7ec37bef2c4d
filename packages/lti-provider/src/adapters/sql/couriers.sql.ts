import type { Instant } from '@coursewright/core';
import { bytes, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import type { Courier, CourierStore } from '../../grades/courier-store.port.ts';

const oneCourier = 'SELECT * FROM lti_couriers WHERE registration_id = ?';

export class SqlCouriers implements CourierStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async courier(registrationId: string): Promise<Courier> {
    return courierOf(await this.#sql.get(oneCourier, [bytes(registrationId)]));
  }

  async putCourier(registrationId: string, courier: Courier): Promise<void> {
    await this.#hold(registrationId);
    await this.#sql.run(
      `UPDATE lti_couriers SET failures = ?, paused_until = ?, reason = ?, last_success = ? WHERE registration_id = ?`,
      [
        courier.failures,
        courier.pausedUntil ?? null,
        courier.reason ?? null,
        courier.lastSuccess ?? null,
        bytes(registrationId),
      ],
    );
  }

  async takeWork(work: {
    readonly registrationId: string;
    readonly holder: string;
    readonly now: Instant;
    readonly until: Instant;
  }) {
    const { registrationId, holder, now, until } = work;
    const row = await this.#hold(registrationId);
    const heldUntil = Number(row?.['held_until'] ?? 0);
    if (row !== undefined && text(row['holder']) !== holder && heldUntil > now) {
      await this.#sql.run('UPDATE lti_couriers SET again = 1 WHERE registration_id = ?', [
        bytes(registrationId),
      ]);
      return { taken: false, until: heldUntil } as const;
    }
    await this.#sql.run(
      'UPDATE lti_couriers SET holder = ?, held_until = ?, again = 0 WHERE registration_id = ?',
      [holder, until, bytes(registrationId)],
    );
    return { taken: true, courier: courierOf(row) } as const;
  }

  async keepWork(registrationId: string, holder: string, until: Instant): Promise<boolean> {
    const row = await this.#sql.getForUpdate(oneCourier, [bytes(registrationId)]);
    if (text(row?.['holder']) !== holder) return false;
    await this.#sql.run('UPDATE lti_couriers SET held_until = ? WHERE registration_id = ?', [
      until,
      bytes(registrationId),
    ]);
    return true;
  }

  async leaveWork(registrationId: string, holder: string): Promise<boolean> {
    const row = await this.#sql.getForUpdate(oneCourier, [bytes(registrationId)]);
    if (text(row?.['holder']) !== holder) return false;
    const again = Number(row?.['again']) === 1;
    await this.#sql.run(
      again
        ? 'UPDATE lti_couriers SET again = 0 WHERE registration_id = ?'
        : 'UPDATE lti_couriers SET holder = NULL, held_until = 0 WHERE registration_id = ?',
      [bytes(registrationId)],
    );
    return again;
  }

  /** The row, there from now on and held until the transaction ends. */
  async #hold(registrationId: string): Promise<SqlRow | undefined> {
    const there = await this.#sql.getForUpdate(oneCourier, [bytes(registrationId)]);
    if (there !== undefined) return there;
    // Of two that begin at once, one waits here for the other.
    await this.#sql.upsert('lti_couriers', { registration_id: bytes(registrationId) }, ['registration_id']);
    return this.#sql.getForUpdate(oneCourier, [bytes(registrationId)]);
  }
}

function courierOf(row: SqlRow | undefined): Courier {
  const maybe = (name: string) => (row?.[name] === null || row?.[name] === undefined ? undefined : row[name]);
  const [pausedUntil, reason, lastSuccess] = [maybe('paused_until'), maybe('reason'), maybe('last_success')];
  return {
    failures: Number(row?.['failures'] ?? 0),
    ...(pausedUntil !== undefined && { pausedUntil: Number(pausedUntil) }),
    ...(reason !== undefined && { reason: text(reason) }),
    ...(lastSuccess !== undefined && { lastSuccess: Number(lastSuccess) }),
  };
}
