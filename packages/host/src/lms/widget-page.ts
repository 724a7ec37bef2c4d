import { html, type Html } from './html.ts';
import type { WidgetBundle } from './widget-bundle.ts';

/** Loads the widgets' module: checked against its hash. */
export function widgetScript(widgets: WidgetBundle): Html {
  return html`<script
    type="module"
    src="${widgets.path}"
    integrity="${widgets.integrity}"
    crossorigin="anonymous"
  ></script>`;
}
