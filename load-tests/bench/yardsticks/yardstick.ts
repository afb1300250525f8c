/** What both yardsticks offer to the benchmark. */
export interface YardstickCommands {
  port(): Promise<number>;
  collectGarbage(): Promise<void>;
}

/** What the bare server offers besides. */
export interface BareCommands extends YardstickCommands {
  /** The frame that it sends for every message: that of the product, byte for byte but for the number. */
  prepare(text: string): Promise<void>;
}
