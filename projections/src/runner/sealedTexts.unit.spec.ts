import type { StoredFact } from '@chat/platform';
import { expect, it } from 'vitest';
import { exampleId, factsOf, recorded } from './recorded.ts';
import { openTexts, sealedFieldsOf, withoutText } from './sealedTexts.ts';
import { PlainVault, plainlySealed } from './testing/plainVault.ts';
import { posted, ring } from './testing/sampleLog.ts';

const stored = (...given: Parameters<typeof factsOf>[0][number][]): readonly StoredFact[] => factsOf(given);

it('knows which fields of a fact are sealed, optional ones too', () => {
  expect(sealedFieldsOf('MessagePosted')).toEqual(['text']);
  expect(sealedFieldsOf('MemberKicked')).toEqual(['text']);
  expect(sealedFieldsOf('MemberLeft')).toEqual([]);
  expect(sealedFieldsOf('UnheardOf')).toEqual([]);
});

it('puts null in the place of a text, and nothing where there is none', () => {
  const [left] = stored(recorded('MemberLeft', {}));
  const [kicked] = stored(recorded('MemberKicked', {}));

  expect(withoutText(posted(1)).data).toMatchObject({ text: null });
  expect(left && withoutText(left)).toBe(left);
  expect(kicked && withoutText(kicked).data).toEqual({});
});

it('leaves the fact itself as it is', async () => {
  const fact = posted(1, 'words');
  withoutText(fact);
  await openTexts(new PlainVault(), [fact]);

  expect(fact.data).toMatchObject({ text: { ring } });
});

it('opens texts in one call, each for its own fact', async () => {
  const vault = new PlainVault();
  const facts = [posted(1, 'one'), posted(2, 'two')];
  const opened = await openTexts(vault, facts);

  expect(facts.map((fact) => opened.get(fact)?.data)).toMatchObject([{ text: { content: 'one' } }, { text: { content: 'two' } }]);
  expect(vault.opened).toHaveLength(2);
});

it('asks the vault for nothing where there is nothing to open', async () => {
  const opened = await openTexts({ open: () => Promise.reject(new Error('asked')) }, stored(recorded('MemberLeft', {})));

  expect(opened.size).toBe(0);
});

it('gives null where the key is destroyed', async () => {
  const vault = new PlainVault();
  vault.destroyed.add(exampleId(1));
  const fact = { ...posted(1), data: { text: plainlySealed({ content: 'gone' }, exampleId(1)) } };

  expect((await openTexts(vault, [fact])).get(fact)?.data).toEqual({ text: null });
});
