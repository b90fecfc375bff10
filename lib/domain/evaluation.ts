import type { Issue } from "../errors";

/** A question of another program (OpenID AuthZEN Authorization API 1.0): may this subject do that to the resource. */
export interface Evaluation {
  readonly subject: { readonly type: string; readonly id: string };
  readonly action: { readonly name: string };
  readonly resource: { readonly type: string; readonly id: string };
}

/** When the answering of a batch ends early: with the first refusal, with the first leave, or never. */
export const SEMANTICS = ["execute_all", "deny_on_first_deny", "permit_on_first_permit"] as const;
export type Semantic = (typeof SEMANTICS)[number];

/** Questions in one call. One that cannot be read stands as its issue. */
export interface EvaluationBatch {
  readonly questions: readonly (Evaluation | { readonly issue: Issue })[];
  readonly semantic: Semantic;
  /** The call has no list: it is one question, and wants one answer. */
  readonly single: boolean;
}

export const MAX_EVALUATIONS = 100;

/** A call that a proxy asks leave for, as far as its headers tell one. */
export interface ForwardedCall {
  /** Null when two that differ are named. */
  readonly method: string | null;
  /** Path and query as the client sent them; null as for the method. */
  readonly uri: string | null;
  /** Whether the page that sent the call is of another site. */
  readonly crossSite: boolean;
}
