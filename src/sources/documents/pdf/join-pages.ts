/** Pages as one text. A sentence that goes over a page break stays one; `starts` says where each page begins in the text. */
export function joinPages(pages: readonly string[]): { readonly text: string; readonly starts: readonly number[] } {
  let text = '';
  const starts: number[] = [];
  for (const page of pages) {
    if (text !== '' && page !== '') {
      const goesOn = /[^.!?:;"”“»«)\]\s]$/.test(text) && /^\p{Ll}/u.test(page);
      if (goesOn && /\p{Ll}[-\u2010]$/u.test(text)) text = text.slice(0, -1);
      else text += goesOn ? ' ' : '\n\n';
    }
    starts.push(text.length);
    text += page;
  }
  return { text, starts };
}
