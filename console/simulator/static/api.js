// Calls to /control.
async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  if (answer.status === 204) return null;
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error?.error_data?.details ?? `The simulator answered ${answer.status}`);
  return json;
}

export const write = (message) => call('POST', '/control/messages', message);
export const open = (place) => call('POST', '/control/read', place);
export const setWindow = (place, isOpen) => call('POST', '/control/window', { ...place, open: isOpen });
export const addPerson = (number, name) => call('POST', '/control/people', { from: number, name });
export const setFaults = (faults) => call('POST', '/control/faults', faults);
export const reset = () => call('DELETE', '/control/log');

/** The newest view; waits on the server for up to two seconds, null when nothing changed. */
export function view(place, since) {
  const query = new URLSearchParams({ ...place, since: String(since) });
  return call('GET', `/control/view?${query}`);
}
