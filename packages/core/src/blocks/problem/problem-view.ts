import type { Answer } from '../../problems/answer.ts';

/** `view` of a `problem` block. What policy does not show yet is not in it (DESIGN §4, non-interference). */
export interface ProblemView {
  /** Sanitized body. Each input's place is `<cw-input data-input="INPUT_ID"></cw-input>`, each solution's `<cw-solution data-solution="ID"></cw-solution>`. */
  readonly html: string;
  /** Set when the problem holds script: the document for the sandboxed frame; `html` is empty then. */
  readonly frame?: string;
  readonly inputs: Readonly<Record<string, InputView>>;
  /** The learner's answers, submitted or saved, by input id; a list where several may be chosen, fields by name where there are several. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** By input id, once submitted and while correctness may be shown. */
  readonly results?: Readonly<Record<string, InputResult>>;
  /** HTML of an overall message or hint, sanitized. */
  readonly message?: string;
  readonly state: 'unanswered' | 'saved' | 'submitted' | 'correct' | 'partially-correct' | 'incorrect';
  /** Weighted points; `earned` is absent until a submission is graded, while hidden, and where nothing can be earned. */
  readonly score: { readonly earned?: number; readonly possible: number };
  readonly attempts: { readonly used: number; /** null = unlimited */ readonly allowed: number | null };
  readonly can: {
    readonly submit: boolean;
    readonly save: boolean;
    readonly reset: boolean;
    readonly showAnswer: boolean;
    readonly hint: boolean;
  };
  /** Why `can.submit` is false. */
  readonly closed?: 'attempts_used' | 'past_due' | 'needs_reset' | 'correct' | 'waiting' | 'not_gradable';
  /** Seconds until a further submission is taken. */
  readonly waitSeconds?: number;
  /** Correct answers and explanations by input or solution id, HTML, after "show answer". */
  readonly shownAnswers?: Readonly<Record<string, string>>;
  /** Demand hints already asked for, HTML, in order; `total` tells how many there are, once one has been asked for. */
  readonly hints: { readonly shown: readonly string[]; readonly total: number };
  /** Response types this server cannot grade; for staff also the Python module that is missing, or `script`. The problem is shown all the same. */
  readonly notGradable?: readonly string[];
}

export interface InputResult {
  readonly correctness: 'correct' | 'partially-correct' | 'incorrect' | 'incomplete';
  /** Feedback, sanitized HTML. */
  readonly message?: string;
}

/** One input as data; `type` names the element that shows it (`defineInputView` in widgets). */
export interface InputView {
  readonly id: string;
  /** capa's input tag: `choicegroup`, `checkboxgroup`, `radiogroup`, `optioninput`, `textline`, `formulaequationinput`, … */
  readonly type: string;
  /** HTML of the question, `<label>`; may be empty. */
  readonly label: string;
  readonly descriptions: readonly string[];
  /** In display order, for choices and options. */
  readonly choices?: readonly ChoiceView[];
  readonly multiple?: boolean;
  readonly inline?: boolean;
  readonly size?: number;
  readonly trailingText?: string;
  readonly hidden?: boolean;
  /** Of an `imageinput`: the answer is `[x,y]`, in its pixels. */
  readonly picture?: PictureView;
  /** Of an `annotationinput`: the answer is JSON, `{"comment","options":[0]}`. */
  readonly annotation?: AnnotationView;
  /** Of a `drag_and_drop_input`: the answer is a JSON list of `{draggable: place}`, see `DragAndDropView`. */
  readonly dragAndDrop?: DragAndDropView;
  /** Of a `jsinput`: the answer is what its page gives, with its state as JSON `{"answer","state"}`. */
  readonly page?: PageView;
  /** Of a `textline` of maths: what is typed is ASCIIMath, and its MathML is sent beside it, as the answer `ID_dynamath`. */
  readonly maths?: MathsView;
  /** Of a `textbox`. */
  readonly textArea?: TextAreaView;
  /** Of a `schematic`: the circuit that the author begins with, as JSON. */
  readonly initialValue?: string;
}

export interface ChoiceView {
  readonly name: string;
  /** With `<cw-field data-field="NAME"></cw-field>` for each of `fields`. */
  readonly html: string;
  /** Numbers to be filled in: the answer has a member for each, and one named as a choice that is taken. */
  readonly fields?: readonly string[];
}

/** Address, and size in pixels; 0 = as it comes. */
export interface PictureView {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** HTML, sanitized; the options are plain text. */
export interface AnnotationView {
  readonly title: string;
  readonly passage: string;
  readonly comment: string;
  readonly commentPrompt: string;
  readonly tagPrompt: string;
  readonly options: readonly string[];
}

/**
 * A picture on which things are put. A place is a target's id; `[x,y]` in the picture's pixels, the middle of the thing,
 * where there are no targets; or `{field: {draggable: place}}` for a target on another draggable.
 */
export interface DragAndDropView {
  readonly src: string;
  readonly alt: string;
  readonly draggables: readonly DraggableView[];
  readonly targets: readonly TargetView[];
  /** A target holds one thing at a time. */
  readonly onePerTarget: boolean;
  readonly outlined: boolean;
}

export interface DraggableView {
  readonly id: string;
  /** Plain text, which may hold maths; empty where the icon says it all. */
  readonly label: string;
  readonly icon?: string;
  /** Stays on offer when it has been put somewhere. */
  readonly reusable?: boolean;
  /** Targets on the thing itself, in pixels from its own corner. */
  readonly fields?: readonly TargetView[];
}

/** In pixels. */
export interface TargetView {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** An author's page, for a sandboxed frame, with the names of its functions. */
export interface PageView {
  readonly src: string;
  readonly title: string;
  /** As the author wrote them: pixels, or `100%`. */
  readonly width: string;
  readonly height: string;
  readonly getGrade: string;
  readonly getState?: string;
  readonly setState?: string;
  readonly initialState?: string;
  /** The page answers over a JSChannel (`sop="false"`). */
  readonly channel: boolean;
}

export interface MathsView {
  /** The class by which the author has the text changed before it is typeset: `SymbolicMathjaxPreprocessor`. */
  readonly preprocessor?: string;
}

export interface TextAreaView {
  readonly rows: number;
  readonly columns: number;
  /** Set where the lines are a program. */
  readonly code?: CodeView;
}

export interface CodeView {
  /** The language as authors write it for CodeMirror: `python`, `text/x-java`, … */
  readonly mode: string;
  /** Spaces that the tab key writes. */
  readonly tabSize: number;
  readonly lineNumbers: boolean;
}
