import { describe, expect, it } from 'vitest';
import { parseProblem } from '../parse-problem.ts';
import { presentProblem } from '../present-problem.ts';

const inputOf = (xml: string) => {
  const { inputs } = presentProblem({
    problem: parseProblem(
      `<problem><customresponse cfn="grade" expect="secret">${xml}</customresponse></problem>`,
    ),
    problemId: 'p',
    seed: 1,
  });
  return inputs['p_2_1'];
};

describe('inputs as data', () => {
  it('have what is dragged and where it may go', () => {
    const view =
      inputOf(`<drag_and_drop_input img="/static/a.png" target_outline="true" one_per_target="false">
      <draggable id="up" label="↑" can_reuse="true"/>
      <draggable id="box" icon="/static/box.png"><target id="in" x="0" y="1.5" w="9" h="9"/></draggable>
      <target id="t1" x="10" y="20" w="30" h="40"/></drag_and_drop_input>`);
    expect(view?.dragAndDrop).toEqual({
      src: '/static/a.png',
      alt: '',
      draggables: [
        { id: 'up', label: '↑', reusable: true },
        { id: 'box', label: '', icon: '/static/box.png', fields: [{ id: 'in', x: 0, y: 1.5, w: 9, h: 9 }] },
      ],
      targets: [{ id: 't1', x: 10, y: 20, w: 30, h: 40 }],
      onePerTarget: false,
      outlined: true,
    });
  });

  it('have one thing a target where the author says nothing', () => {
    expect(inputOf('<drag_and_drop_input img="a.png"/>')?.dragAndDrop).toMatchObject({
      onePerTarget: true,
      outlined: false,
    });
  });

  it('say of a line that it is of maths, and by which class it is changed before it is typeset', () => {
    expect(inputOf('<textline math="1"/>')?.maths).toEqual({});
    expect(inputOf('<textline dojs="math"/>')?.maths).toEqual({});
    expect(inputOf('<textline/>')?.maths).toBeUndefined();
    expect(inputOf('<textline math=""/>')?.maths).toBeUndefined();
    const both = 'preprocessorClassName="SymbolicMathjaxPreprocessor" preprocessorSrc="/static/p.js"';
    expect(inputOf(`<textline math="1" ${both}/>`)?.maths).toEqual({
      preprocessor: 'SymbolicMathjaxPreprocessor',
    });
    expect(inputOf('<textline math="1" preprocessorClassName="Mine"/>')?.maths).toEqual({});
  });

  it('have the author’s page and the names of its functions', () => {
    const view =
      inputOf(`<jsinput gradefn="A.grade" get_statefn="A.get" set_statefn="A.set" initial_state='{"x":1}'
      width="100%" height="0" html_file="/static/a.html" title="A page" sop="false"/>`);
    expect(view?.page).toEqual({
      src: '/static/a.html',
      title: 'A page',
      width: '100%',
      height: '0',
      getGrade: 'A.grade',
      getState: 'A.get',
      setState: 'A.set',
      initialState: '{"x":1}',
      channel: true,
    });
    expect(inputOf('<jsinput gradefn="grade" html_file="a.html"/>')?.page).toEqual({
      src: 'a.html',
      title: '',
      width: '400',
      height: '300',
      getGrade: 'grade',
      channel: false,
    });
  });

  it('have the size of a text box, and how code is written in it', () => {
    expect(inputOf('<textbox rows="4" cols="50" mode=""/>')?.textArea).toEqual({ rows: 4, columns: 50 });
    expect(inputOf('<textbox rows="x" tabsize="none"/>')?.textArea).toEqual({
      rows: 30,
      columns: 80,
      code: { mode: 'python', tabSize: 4, lineNumbers: true },
    });
    expect(inputOf('<textbox mode="text/x-java" tabsize="2" linenumbers=""/>')?.textArea?.code).toEqual({
      mode: 'text/x-java',
      tabSize: 2,
      lineNumbers: false,
    });
    expect(inputOf('<codeinput/>')?.textArea?.code?.mode).toBe('python');
  });

  it('have the circuit that a schematic begins with, as it was written', () => {
    const circuit = '[["r",[296,120,0],{"r":"1"},["1","&lt;b&gt;"]]]';
    expect(inputOf(`<schematic initial_value='${circuit}'/>`)?.initialValue).toBe(
      '[["r",[296,120,0],{"r":"1"},["1","<b>"]]]',
    );
    expect(inputOf('<schematic/>')).not.toHaveProperty('initialValue');
    expect(inputOf('<textline initial_value="x"/>')).not.toHaveProperty('initialValue');
  });

  it('hold nothing of the grader', () => {
    for (const xml of [
      '<jsinput html_file="a.html"/>',
      '<drag_and_drop_input img="a"/>',
      '<textbox/>',
      '<schematic/>',
    ])
      expect(JSON.stringify(inputOf(xml))).not.toMatch(/secret|cfn|expect/);
  });
});
