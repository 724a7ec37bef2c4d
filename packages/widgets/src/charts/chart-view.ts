/** What a chart shows: every number of it also stands in its table and in its CSV. */
export interface ChartView {
  /**
   * `lines` over a scale; `areas` stacked upon each other; `columns` side by side over a scale, stacked; `bars` a row a
   * category, stacked.
   */
  readonly kind: 'lines' | 'areas' | 'columns' | 'bars';
  readonly title: string;
  /** The chart in a sentence, for those who do not see it. */
  readonly summary?: string;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  /** One for each value of a series: dates `YYYY-MM-DD`, numbers, or names of categories. */
  readonly xs: readonly (string | number)[];
  readonly series: readonly ChartSeries[];
  /** Which country each of `xs` is, ISO 3166-1 alpha-2, null of what is none: a map of the first series is shown too. */
  readonly places?: readonly (string | null)[];
  /** What happened when: deadlines, releases. On date axes. */
  readonly notes?: readonly ChartNote[];
  /** Name of the file of its CSV, without ending. */
  readonly file?: string;
  /** How its numbers are counted, in a few sentences. */
  readonly rule?: string;
  /** What it will show and when, where it shows nothing yet. */
  readonly empty?: string;
}

export interface ChartAxis {
  readonly label: string;
  /** `seconds` is a place in a video. x: any; y: number, percent (0–1) or seconds. */
  readonly unit: 'date' | 'number' | 'percent' | 'seconds' | 'category';
}

export interface ChartSeries {
  readonly name: string;
  /** null where there is no number. */
  readonly values: readonly (number | null)[];
  /** Colours that mean something; the others are told apart by order. */
  readonly tone?: 'correct' | 'incorrect' | 'quiet';
}

export interface ChartNote {
  /** `YYYY-MM-DD`. */
  readonly at: string;
  readonly text: string;
}

/** Is there anything to show? */
export function isEmptyChart({ series }: ChartView): boolean {
  return series.every(({ values }) => values.every((value) => value === null));
}

/** Whether series lie upon each other. */
export function isStacked({ kind }: ChartView): boolean {
  return kind !== 'lines';
}
