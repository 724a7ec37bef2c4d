import type { ZodType } from 'zod';
import type { EventDefinition } from '../events/define-event.ts';
import type { Instant } from '../shared/clock.port.ts';
import type { RunScript } from '../problems/script/run-script.ts';
import type { OlxFormat } from '../olx/olx-format.ts';
import type { CoreError } from '../shared/core-error.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { FieldTable } from './field-table.ts';

/**
 * A block type, whole: its fields, what a page is sent for it, what a learner can do with it. `view` and the actions
 * read what they are given and return what is to change; they store nothing themselves.
 */
export interface BlockDefinition {
  /** The tag in OLX and the type in usage keys. */
  readonly type: string;
  readonly fields: FieldTable;
  /** How its element is read and written; default: attributes are fields, what is inside is kept as it is. */
  readonly olx?: OlxFormat;
  /** What the page is sent; nothing that policy does not show yet (DESIGN §4). HTML in it is sanitized. */
  view(block: BlockContext): Promise<Json>;
  readonly actions?: Readonly<Record<string, BlockAction>>;
  /** Points that can be earned, weight applied. Absent on types that are not graded. */
  maxScore?(fields: JsonObject): number;
  /** Evaluates a submission: the same arguments give the same evaluation at any time. On types whose actions give submissions. */
  judge?(submission: SubmissionToJudge): Promise<JsonObject>;
  /** Grades anew what the learner has answered so far, with the fields as they are now; staff ask for it. */
  rescore?(
    block: BlockContext,
    how: { readonly onlyIfHigher: boolean },
  ): Promise<BlockOutcome | BlockRefusal | BlockFault>;
  /** `XBlockCompletionMode` (openedx/completion): aggregators complete with what they hold. */
  readonly completion: 'completable' | 'aggregator' | 'excluded';
  /** The icon of a unit that holds one. */
  readonly icon?: 'problem' | 'video' | 'text' | 'other';
  /** Whether another platform can link one by itself; default: whatever learners complete or that holds something. See `isLinkable`. */
  readonly linkable?: boolean;
}

/** State by XBlock scope; each an object of this block type's fields of that scope, as they were stored last: no defaults. */
export interface BlockState {
  /** This learner, this block. */
  readonly user_state: JsonObject;
  /** All learners, this block. */
  readonly user_state_summary: JsonObject;
  /** This learner, all blocks of this type. */
  readonly preferences: JsonObject;
  /** This learner, all blocks. */
  readonly user_info: JsonObject;
}

export interface BlockContext {
  readonly usageKey: string;
  readonly courseKey: string;
  /** The last part of the usage key. */
  readonly id: string;
  /** Explicit values, inherited ones and defaults together. */
  readonly fields: JsonObject;
  readonly state: BlockState;
  readonly learner: { readonly userId: number; readonly username: string; readonly staff: boolean };
  readonly now: Instant;
  /** When the course ends; null = never. It closes problems that have no due date. */
  readonly courseEnd: Instant | null;
  /** 0 to 1. */
  readonly completion: number;
  /** A signed, expiring address for a file of the course: `static/picture.png`; `vtt` for a transcript as WebVTT, `page` for a page with what lies around it. */
  fileUrl(path: string, as?: 'vtt' | 'page'): string;
  /** Address of a block's page, for `/jump_to_id/ID` links. */
  blockUrl(id: string): string;
  /** 0 up to, not including, 1. */
  random(): number;
  /** Runs Python of this version of the course. */
  readonly runScript: RunScript;
}

export interface BlockAction<Input = unknown> {
  readonly input: ZodType<Input>;
  run(input: Input, block: BlockContext): Promise<BlockOutcome | BlockRefusal | BlockFault>;
}

/** Input that cannot be taken, though the learner's state keeps that it was given: stored first, then thrown. */
export interface BlockFault {
  readonly fault: CoreError;
  readonly state?: Partial<BlockState>;
  readonly events?: readonly BlockEvent[];
}

/** A "no" that leaves an event, as Open edX's `problem_check_fail` does. */
export interface BlockRefusal extends Refusal {
  readonly events?: readonly BlockEvent[];
}

/** What an action did, as data: all of it is stored in one transaction. */
export interface BlockOutcome {
  /** For the page that asked. */
  readonly result: Json;
  /** New whole values of the scopes that change. */
  readonly state?: Partial<BlockState>;
  /** The learner's score from now on, weight applied. */
  readonly score?: {
    readonly earned: number;
    readonly possible: number;
    /** A better one that is there stays. */
    readonly onlyIfHigher?: boolean;
  };
  /** 0 to 1. */
  readonly completion?: number;
  /** Everything needed to judge it again. */
  readonly submission?: Submission;
  readonly events?: readonly BlockEvent[];
}

export interface Submission {
  readonly attempt: number;
  readonly seed: number;
  readonly answers: JsonObject;
  readonly evaluation: JsonObject;
  /** What a grader may read of the attempt before; absent when there is nothing. */
  readonly previous?: JsonObject;
}

/** What is needed to judge a submission again, with no learner, clock or state. */
export interface SubmissionToJudge extends Omit<Submission, 'evaluation'> {
  /** The last part of the usage key. */
  readonly id: string;
  /** Of the version of the course in which it was made. */
  readonly fields: JsonObject;
  readonly runScript: RunScript;
}

export interface BlockEvent {
  readonly event: EventDefinition;
  readonly data: JsonObject;
}

export function defineBlock<const Definition extends BlockDefinition>(definition: Definition): Definition {
  return definition;
}

export function defineAction<Input>(action: BlockAction<Input>): BlockAction {
  return action;
}
