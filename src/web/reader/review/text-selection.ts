/** A stretch of a text: UTF-16 code units, half open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What is selected in an element that shows a text, counted in the text: numbers and page marks that stand in it
 * (`data-not-text`) are left out. Null where nothing in it is selected.
 */
export function selectedStretch(root: Element, selection: Selection | null): Stretch | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const start = offsetIn(root, range.startContainer, range.startOffset);
  const end = offsetIn(root, range.endContainer, range.endOffset);
  return start < end ? { start, end } : null;
}

function offsetIn(root: Element, container: Node, offset: number): number {
  const before = root.ownerDocument.createRange();
  before.selectNodeContents(root);
  before.setEnd(container, offset);
  const part = before.cloneContents();
  for (const mark of part.querySelectorAll('[data-not-text]')) mark.remove();
  return part.textContent.length;
}
