/** One message. `id` is 32 hex digits; `time` in ms. */
export interface Message {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly time: number;
}

/** Gives a message on. Rejects when it was not taken; done, one way or the other, within 3 s. */
export type Send = (message: Message) => Promise<void>;
