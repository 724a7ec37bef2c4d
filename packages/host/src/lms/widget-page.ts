import { html, type Html } from './html.ts';
import type { WidgetBundle } from './widget-bundle.ts';

/** Loads the widgets' module: checked against its hash. */
export function widgetScript(widgets: WidgetBundle): Html {
  return moduleScript(widgets);
}

/** The same for the module of charts. */
export function chartScript({ charts }: WidgetBundle): Html {
  return moduleScript(charts);
}

function moduleScript({ path, integrity }: { readonly path: string; readonly integrity: string }): Html {
  return html`<script type="module" src="${path}" integrity="${integrity}" crossorigin="anonymous"></script>`;
}
