/** `Org-Course-Run--name`, as files of a course begin; what no file name takes is `_`. */
export function fileNameOf(courseKey: string, name: string): string {
  const course = courseKey.replace(/^[\w-]+:/, '').split(/[/+]/);
  return `${course.join('-').replaceAll(/[^\w.~-]/g, '_')}--${name}`;
}
