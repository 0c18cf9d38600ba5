import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that only records mails. */
export interface Mailbox {
	readonly port: number;
	/** What was sent, in order of arrival. */
	readonly mails: readonly Email[];
	/** Starts or stops refusing every mail. */
	refuse(refuses: boolean): void;
	empty(): void;
	close(): Promise<void>;
}

/** @param onMail receives each mail as it arrives */
export async function openMailbox(onMail?: (mail: Email) => void): Promise<Mailbox> {
	const mails: Email[] = [];
	let refuses = false;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onData: (stream, _session, done) => {
			void buffer(stream)
				.then(async (mail) => await PostalMime.parse(mail))
				.then((mail) => {
					if (refuses) throw new Error('The mailbox is full');
					mails.push(mail);
					onMail?.(mail);
				})
				.then(() => done(), done);
		},
	});
	const port = await new Promise<number>((resolve) => {
		const { server: listener } = server;
		listener.listen(0, '127.0.0.1', () => resolve(portOf(listener.address())));
	});
	return {
		port,
		mails,
		refuse: (value) => (refuses = value),
		empty: () => {
			mails.length = 0;
			refuses = false;
		},
		close: async () => await new Promise((resolve) => server.close(resolve)),
	};
}

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('No port could be had');
	return address.port;
}
