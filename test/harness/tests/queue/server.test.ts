import { newestFirst } from '../../queue/server';

test('versions are compared as numbers', () => {
	expect(newestFirst(['15', '9.6', '9.10', '17'])).toEqual(['17', '15', '9.10', '9.6']);
});
