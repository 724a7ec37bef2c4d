/** What a symbol does with what follows it (the grammar of asciimath.org). */
export type SymbolKind =
  | 'constant'
  | 'unary'
  | 'binary'
  | 'infix'
  | 'left'
  | 'right'
  /** A bar, which may be either. */
  | 'left-right'
  /** A word with space around it. */
  | 'space'
  /** Indices stand below and above. */
  | 'under-over'
  | 'unary-under-over'
  /** Stands for other ASCIIMath. */
  | 'definition'
  | 'text';

export interface AsciiSymbol {
  readonly input: string;
  /** The MathML element it makes. */
  readonly tag: string;
  readonly output: string;
  readonly kind: SymbolKind;
  /** A function, whose argument needs no brackets. */
  readonly func?: boolean;
  /** An accent. */
  readonly accent?: boolean;
  /** A bracket that is not drawn. */
  readonly invisible?: boolean;
  /** What stands around its argument instead of it. */
  readonly around?: readonly [string, string];
  /** A style of letters. */
  readonly variant?: string;
}

/** `name output`, or the names of one symbol with `|` between them. */
function list(kind: SymbolKind, tag: string, text: string): AsciiSymbol[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const parts = line.trim().split(' ');
      const output = parts.at(-1) ?? '';
      return parts.slice(0, -1).map((input) => ({ input, tag, output, kind }));
    });
}

const letters = list(
  'constant',
  'mi',
  `alpha α
  beta β
  chi χ
  delta δ
  epsi epsilon ε
  varepsilon ɛ
  eta η
  gamma γ
  iota ι
  kappa κ
  lambda lamda λ
  mu μ
  nu ν
  omega ω
  phi ϕ
  varphi φ
  pi π
  psi ψ
  Psi Ψ
  rho ρ
  sigma σ
  tau τ
  theta θ
  vartheta ϑ
  upsilon υ
  xi ξ
  zeta ζ`,
);

const constants = list(
  'constant',
  'mo',
  String.raw`Delta Δ
  Gamma Γ
  Lambda Lamda Λ
  Omega Ω
  Phi Φ
  Pi Π
  Sigma Σ
  Theta Θ
  Xi Ξ
  * cdot ⋅
  ** ast ∗
  *** star ⋆
  // /
  \\ backslash setminus \
  xx times ×
  |>< ltimes ⋉
  ><| rtimes ⋊
  |><| bowtie ⋈
  -: div ÷
  @ circ ∘
  o+ oplus ⊕
  ox otimes ⊗
  o. odot ⊙
  ^^ wedge ∧
  vv vee ∨
  nn cap ∩
  uu cup ∪
  != ne ≠
  := :=
  lt <
  <= le lt= leq ≤
  gt >
  >= ge gt= geq ≥
  -< -lt prec ≺
  >- succ ≻
  -<= preceq ⪯
  >-= succeq ⪰
  in ∈
  !in notin ∉
  sub subset ⊂
  sup supset ⊃
  sube subseteq ⊆
  supe supseteq ⊇
  -= equiv ≡
  ~= cong ≅
  ~~ approx ≈
  ~ sim ∼
  prop propto ∝
  not neg ¬
  => implies rArr Rightarrow ⇒
  <=> iff hArr Leftrightarrow ⇔
  lArr Leftarrow ⇐
  AA forall ∀
  EE exists ∃
  _|_ bot ⊥
  TT top ⊤
  |-- vdash ⊢
  |== models ⊨
  :|: |
  int ∫
  oint ∮
  del partial ∂
  grad nabla ∇
  +- pm ±
  -+ mp ∓
  O/ emptyset ∅
  oo infty ∞
  aleph ℵ
  ... ldots ...
  :. therefore ∴
  :' because ∵
  /_ angle ∠
  /_\ triangle △
  ' prime ′
  frown ⌢
  cdots ⋯
  vdots ⋮
  ddots ⋱
  diamond ⋄
  square □
  |__ lfloor ⌊
  __| rfloor ⌋
  |~ lceiling ⌈
  ~| rceiling ⌉
  CC ℂ
  NN ℕ
  QQ ℚ
  RR ℝ
  ZZ ℤ
  dim dim
  mod mod
  lub lub
  glb glb
  uarr uparrow ↑
  darr downarrow ↓
  rarr rightarrow -> to →
  >-> rightarrowtail ↣
  ->> twoheadrightarrow ↠
  >->> twoheadrightarrowtail ⤖
  |-> mapsto ↦
  larr leftarrow ←
  harr leftrightarrow ↔`,
);

const underOver = list(
  'under-over',
  'mo',
  `sum ∑
  prod ∏
  ^^^ bigwedge ⋀
  vvv bigvee ⋁
  nnn bigcap ⋂
  uuu bigcup ⋃
  lim lim
  Lim Lim
  min min
  max max`,
);

const brackets = [
  ...list('left', 'mo', '( left( (\n[ left[ [\n{ {\n|: |\n(: langle << \u2329'),
  ...list('right', 'mo', ') right) )\n] right] ]\n} }\n:| |\n:) rangle >> \u232A'),
];

const functions =
  `sin cos tan sinh cosh tanh cot sec csc arcsin arccos arctan coth sech csch exp log ln det gcd lcm
  Sin Cos Tan Arcsin Arccos Arctan Sinh Cosh Tanh Cot Sec Csc Log Ln f g`
    .split(/\s+/)
    .map((input): AsciiSymbol => ({ input, tag: 'mi', output: input, kind: 'unary', func: true }));

const around = (input: string, left: string, right: string): AsciiSymbol => ({
  input,
  tag: 'mo',
  output: input.toLowerCase(),
  kind: 'unary',
  around: [left, right],
});

const accents = list(
  'unary',
  'mover',
  'tilde ~\nhat ^\nbar overline ¯\nvec →\ndot .\nddot ..\noverarc overparen ⏜',
);

const variants = Object.entries({
  bold: 'bb mathbf',
  'sans-serif': 'sf mathsf',
  'double-struck': 'bbb mathbb',
  script: 'cc mathcal',
  monospace: 'tt mathtt',
  fraktur: 'fr mathfrak',
}).flatMap(([variant, names]) =>
  names
    .split(' ')
    .map((input): AsciiSymbol => ({ input, tag: 'mstyle', output: input, kind: 'unary', variant })),
);

const one = (input: string, tag: string, kind: SymbolKind, output = input): AsciiSymbol => ({
  input,
  tag,
  output,
  kind,
});
const nbsp = '\u00A0';

/** Every symbol that has a name; whatever has none stands for itself. */
export const asciiSymbols: readonly AsciiSymbol[] = [
  ...letters,
  ...constants,
  ...underOver,
  ...brackets,
  ...functions,
  ...variants,
  ...accents.map((symbol) => ({ ...symbol, accent: true })),
  { ...one('ul', 'munder', 'unary', '\u0332'), accent: true },
  { ...one('underline', 'munder', 'unary', '\u0332'), accent: true },
  ...['ubrace', 'underbrace'].map((input) => ({
    ...one(input, 'munder', 'unary-under-over', '⏟'),
    accent: true,
  })),
  ...['obrace', 'overbrace'].map((input) => ({
    ...one(input, 'mover', 'unary-under-over', '⏞'),
    accent: true,
  })),
  around('abs', '|', '|'),
  around('Abs', '|', '|'),
  around('norm', '∥', '∥'),
  around('floor', '⌊', '⌋'),
  around('ceil', '⌈', '⌉'),
  { ...one('{:', 'mo', 'left'), invisible: true },
  { ...one(':}', 'mo', 'right'), invisible: true },
  one('|', 'mo', 'left-right'),
  one('\\ ', 'mo', 'constant', nbsp),
  one('quad', 'mo', 'constant', nbsp.repeat(2)),
  one('qquad', 'mo', 'constant', nbsp.repeat(4)),
  one('and', 'mtext', 'space'),
  one('or', 'mtext', 'space'),
  one('if', 'mo', 'space'),
  one('divide', 'mo', 'definition', '-:'),
  ...['x', 'y', 'z', 't'].map((name) => one(`d${name}`, 'mi', 'definition', `{:d ${name}:}`)),
  one('sqrt', 'msqrt', 'unary'),
  one('cancel', 'menclose', 'unary'),
  one('root', 'mroot', 'binary'),
  one('frac', 'mfrac', 'binary'),
  one('stackrel', 'mover', 'binary'),
  one('overset', 'mover', 'binary'),
  one('underset', 'munder', 'binary'),
  one('color', 'mstyle', 'binary'),
  one('id', 'mrow', 'binary'),
  one('class', 'mrow', 'binary'),
  one('/', 'mfrac', 'infix'),
  one('_', 'msub', 'infix'),
  one('^', 'msup', 'infix'),
  one('text', 'mtext', 'text'),
  one('mbox', 'mtext', 'text'),
  one('"', 'mtext', 'text'),
];
