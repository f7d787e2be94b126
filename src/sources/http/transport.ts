/** One request as it goes out; redirects are the caller's business. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Headers;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface TransportAnswer {
  readonly response: Response;
  /** As the server wrote them, in its order. */
  readonly rawHeaders: readonly (readonly [name: string, value: string])[];
}

/** What carries requests: the built-in `fetch`, or one that only goes to public addresses. */
export type Transport = (url: URL, request: TransportRequest) => Promise<TransportAnswer>;

/** Goes wherever the name leads. */
export const plainTransport: Transport = async (url, request) => {
  const response = await fetch(url, { ...request, redirect: 'manual' });
  return { response, rawHeaders: [...response.headers] };
};
