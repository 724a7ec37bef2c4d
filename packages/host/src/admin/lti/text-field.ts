import { html, type Html } from '../../lms/html.ts';

/** A line of text with what it is and, below, what to enter. */
export function textField(field: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  readonly required?: boolean;
}): Html {
  const { id, name, label, value, help, required = false } = field;
  return html`<p class="field">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${name}"
      value="${value}"
      maxlength="2000"
      autocomplete="off"
      ${required && html` required`}
      ${help !== undefined && html` aria-describedby="${id}-help"`}
    />
    ${help !== undefined && html`<span class="muted" id="${id}-help">${help}</span>`}
  </p>`;
}

/** One of several, or a box of its own. */
export function choiceField(input: {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}): Html {
  const { type, name, value, label, checked } = input;
  return html`<label class="choice"
    ><input type="${type}" name="${name}" value="${value}" ${checked && html` checked`} /><span
      >${label}</span
    ></label
  >`;
}
