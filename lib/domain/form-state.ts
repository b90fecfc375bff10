/** One thing that is wrong with a form, in the reader's language. `field` null means the form as a whole. */
export interface FormProblem {
  readonly field: string | null;
  readonly text: string;
  /** The place in a batch. */
  readonly row?: number;
}

/** What a form shows after it was sent: plain data, since it travels through the browser when JavaScript is off. */
export interface FormState {
  /** The moment of the answer in ms, so that two equal answers are told apart; 0 before the first. */
  readonly turn: number;
  readonly done: boolean;
  readonly problems: readonly FormProblem[];
  /** What was typed, without passwords. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** A form that was not sent yet. */
export const FRESH: FormState = { turn: 0, done: false, problems: [], values: {} };
