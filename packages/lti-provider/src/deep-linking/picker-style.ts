/** Of the picker's pages, besides what all pages have. The selection stands beside the outline, each scrolling for itself, on phones below it; its bar is always in view. */
export const pickerStyle = `
:root { --ink: light-dark(#1d2230, #e8eaf2); --quiet: light-dark(#565d70, #aab0c2); --line: light-dark(#dde0e9, #3a3f4d); --card: light-dark(#fff, #20242e); --page: light-dark(#f5f6f9, #171a21); --accent: light-dark(#3a4fb0, #9db0ff); --tint: light-dark(#eef1fc, #283050); }
body { background: var(--page); color: var(--ink); }
main { max-width: 72rem; padding: 1.1rem clamp(.8rem, 3vw, 1.8rem) 0; }
.first { position: absolute; width: 1px; height: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); }
.head h1 { margin: .1rem 0 .7rem; overflow-wrap: anywhere; }
.trail { margin: 0 0 .3rem; font-size: .9rem; color: var(--quiet); }
.trail li { display: flex; min-width: 0; overflow-wrap: anywhere; }
button.link { color: var(--accent); text-align: start; }
button.main { background: #3a4fb0; border-color: #3a4fb0; color: #fff; font-weight: 600; }
button:disabled { opacity: .55; cursor: default; }
.note { background: var(--tint); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .8rem; margin: 0 0 .8rem; }
.find { display: flex; gap: .5rem; margin: 0 0 1rem; max-width: 40rem; }
.find input { flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: .4rem; padding: .4rem .7rem; }
.find input::placeholder { color: var(--quiet); opacity: 1; }
.found { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: 0 0 .6rem; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(17rem, 22rem); gap: 1.2rem; align-items: start; }
.outline { padding-bottom: 1.4rem; overflow-wrap: anywhere; }
.rows { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: .7rem; }
.rows > li + li { border-top: 1px solid var(--line); }
.rows > li { padding: .35rem .8rem; }
.rows ul { margin: 0 0 .3rem .55rem; padding-inline-start: 1.1rem; border-inline-start: 2px solid var(--line); }
.rows > li > .row .title { font-weight: 600; }
.rows li > button.link { padding: .35rem 0; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 .8rem; align-items: center; padding: .3rem .35rem; border-radius: .45rem; }
.row:has(:checked) { background: var(--tint); }
.row label { display: flex; gap: .55rem; align-items: flex-start; cursor: pointer; padding: .15rem 0; }
.row label input { width: 1.1rem; height: 1.1rem; margin: .22rem 0 0; flex: none; accent-color: #3a4fb0; }
.icon { flex: none; margin-top: .15rem; color: var(--quiet); }
.title { overflow-wrap: anywhere; }
.facts { display: flex; flex-wrap: wrap; gap: .1rem .7rem; margin: 0; color: var(--quiet); font-size: .86rem; overflow-wrap: anywhere; }
.row .facts { grid-column: 1; padding-inline-start: 1.65rem; }
.row .open { grid-column: 2; grid-row: 1 / span 2; padding: .25rem .75rem; border-color: var(--line); color: var(--accent); background: var(--card); }
.badge { background: var(--tint); color: var(--accent); border-radius: 1rem; padding: 0 .55rem; font-weight: 600; }
.badge.quiet { color: var(--quiet); }
.pages { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: .9rem; }
.selection { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; display: flex; flex-direction: column; min-height: 0; max-height: 100%; }
.selection h2 { font-size: 1.05rem; margin: .8rem 1rem .3rem; }
.chosen { margin: 0; padding: 0 1rem; overflow-y: auto; flex: 1; }
.chosen > li { padding: .5rem 0; border-top: 1px solid var(--line); }
.chosen > li:first-child { border-top: 0; }
.chosen .icon { vertical-align: -.3rem; margin: 0 .2rem 0 0; }
.chosen .title { font-weight: 600; }
.chosen .facts { display: block; }
.chosen details { font-size: .9rem; }
.chosen details ul { padding-inline-start: 1.1rem; list-style: disc; margin: .1rem 0 .3rem; }
summary { cursor: pointer; color: var(--accent); }
.options { padding: .6rem 1rem; border-top: 1px solid var(--line); display: grid; gap: .5rem; font-size: .93rem; }
.options label { display: flex; gap: .5rem; align-items: flex-start; }
.options .target { display: grid; gap: .2rem; }
.options input { margin: .25rem 0 0; accent-color: #3a4fb0; }
select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: .4rem; padding: .3rem .5rem; max-width: 100%; }
.bar { display: flex; flex-wrap: wrap; gap: .5rem .6rem; align-items: center; justify-content: flex-end; padding: .7rem 1rem; border-top: 1px solid var(--line); border-radius: 0 0 .7rem .7rem; background: var(--card); }
.bar .count { flex: 1 1 100%; color: var(--quiet); }
@media (min-width: 48.01rem) and (min-height: 26rem) {
  main { box-sizing: border-box; height: 100dvh; }
  .picker { height: 100%; display: flex; flex-direction: column; }
  .columns { flex: 1; min-height: 0; grid-template-rows: minmax(0, 1fr); padding-bottom: 1rem; }
  .outline { max-height: 100%; overflow-y: auto; box-sizing: border-box; padding: 3px 3px 0; margin: -3px; }
}
@media (max-width: 48rem) {
  .columns { grid-template-columns: minmax(0, 1fr); gap: .4rem; }
  .outline { padding-bottom: .4rem; }
  .selection { max-height: none; margin-bottom: 7rem; }
  .bar { position: fixed; inset: auto 0 0 0; border-radius: 0; box-shadow: 0 -2px 10px #0002; padding: .55rem .8rem; }
  .bar .count { font-size: .9rem; }
  .bar button { flex: 1 1 auto; }
  .rows > li { padding: .3rem .45rem; }
  .rows ul { margin-inline-start: .3rem; padding-inline-start: .6rem; }
}
`;
