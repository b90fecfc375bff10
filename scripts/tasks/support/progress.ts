/** One line that is written over on a terminal; elsewhere only its last state is printed. */
export class Progress {
  #last = "";

  /** Shows the state of the work. */
  show(text: string): void {
    this.#last = text;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text}`);
  }

  /** Leaves the last state standing. */
  end(): void {
    process.stderr.write(process.stderr.isTTY ? "\n" : `${this.#last}\n`);
  }
}
