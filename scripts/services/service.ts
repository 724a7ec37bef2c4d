/** Where one service lives: its own folder, a private loopback port, and a secret that is made at its first start. */
export interface ServicePlace {
  readonly folder: string;
  readonly port: number;
  readonly secret: string;
}

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** One of the real servers that tests run against (RECIPES, part A). */
export interface Service {
  readonly name: string;
  /** What was really started, for reports: not the name of the product that it stands for. */
  readonly server: string;
  /** Installs what is missing; does nothing where everything is there. */
  install(): Promise<void>;
  /** Lays out the folder before the first start; does nothing later. */
  prepare?(place: ServicePlace): Promise<void>;
  command(place: ServicePlace): ServerCommand;
  /** Resolves to true when the server answers. */
  isReady(place: ServicePlace): Promise<boolean>;
  /** What is needed once the server answers: accounts, databases, buckets. Repeating it changes nothing. */
  settle?(place: ServicePlace): Promise<void>;
  /** The settings under which the host finds it. */
  environment(place: ServicePlace): Readonly<Record<string, string>>;
}

/** A real program that tests start themselves. */
export interface Tool {
  readonly name: string;
  readonly server: string;
  /** Installs what is missing; does nothing where everything is there. */
  install(): Promise<void>;
  /** The settings under which the host finds it. */
  environment(): Readonly<Record<string, string>>;
}
