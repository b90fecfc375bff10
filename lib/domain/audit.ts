/** What a receipt tells of one removal, before it is chained. `scope` says in JSON what was asked: ids, or a filter. */
export interface Receipt {
  readonly time: Date;
  readonly act: "delete" | "delete_begun" | "retention";
  readonly actorId: number | null;
  readonly actorName: string;
  readonly ip: string;
  readonly requestId: string;
  readonly log: string;
  readonly scope: string;
  readonly rows: number;
  readonly firstId: number | null;
  readonly lastId: number | null;
  /** SHA-256 over what was removed. */
  readonly digest: string;
}

/** A receipt in its place in the chain; `hash` is the SHA-256 over all other fields, `previous` the hash of the entry before. */
export interface AuditEntry extends Receipt {
  readonly id: number;
  readonly previous: string;
  readonly hash: string;
}

/** Whether the chain holds: how many entries were read, the hash of the last one, and the first entry that does not fit. */
export interface AuditVerdict {
  readonly entries: number;
  readonly head: string;
  readonly broken: number | null;
}
