import { html, type Html } from './html';

/** A value of the record, kept from turning the direction of the words around it. */
export function value(text: string | null): Html {
	return text === null ? html`<span class="quiet">None</span>` : html`<bdi>${text}</bdi>`;
}

/** @param iso ISO 8601, UTC. Anything else is shown as it is. */
export function time(iso: string | null): Html {
	return value(iso?.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z$/, '$1 $2 UTC') ?? null);
}
