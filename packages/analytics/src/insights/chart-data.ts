/** What a chart shows, in the shape that `<cw-chart>` draws (`ChartView` of the widgets). */
export interface ChartData {
  readonly kind: 'lines' | 'areas' | 'columns' | 'bars';
  readonly title: string;
  /** The chart in a sentence, for those who do not see it. */
  readonly summary?: string;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  /** One for each value of a series: dates `YYYY-MM-DD`, numbers, or names of categories. */
  readonly xs: readonly (string | number)[];
  readonly series: readonly ChartSeries[];
  /** Which country each of `xs` is, ISO 3166-1 alpha-2; null of what is none. A map of the first series is drawn too. */
  readonly places?: readonly (string | null)[];
  readonly notes?: readonly TimeNote[];
  /** Name of the file of its CSV, without ending. */
  readonly file?: string;
  readonly rule?: string;
  /** What it will show and when, where it shows nothing yet. */
  readonly empty?: string;
}

export interface ChartAxis {
  readonly label: string;
  /** `seconds` is a place in a video. y: number, percent (0–1) or seconds. */
  readonly unit: 'date' | 'number' | 'percent' | 'seconds' | 'category';
}

export interface ChartSeries {
  readonly name: string;
  /** null where there is no number. */
  readonly values: readonly (number | null)[];
  readonly tone?: 'correct' | 'incorrect' | 'quiet';
}

/** What happened on a day: a deadline, a release, what the course team wrote down. */
export interface TimeNote {
  /** `YYYY-MM-DD`. */
  readonly at: string;
  readonly text: string;
}
