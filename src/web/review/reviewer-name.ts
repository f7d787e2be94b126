/** Where the name of whoever decides is kept in this browser. */
const key = 'sightline reviewer';

/** Who decides, so that it need not be typed each time. Storage may be forbidden; then it is. */
export const reviewerName = {
  read: (): string => {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return '';
    }
  },
  keep: (name: string): void => {
    try {
      localStorage.setItem(key, name);
    } catch {
      // It is asked for again.
    }
  },
};
