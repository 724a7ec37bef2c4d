// A site's own module: every element, and one setting.
import { configure } from '@coursewright/widgets/define';

configure({ host: 'https://courses.example.org', embedKey: 'ek_example' });
document.body.insertAdjacentHTML(
  'beforeend',
  '<cw-problem block="block-v1:O+C+R+type@problem+block@p"></cw-problem>',
);
