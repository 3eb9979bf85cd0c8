/** Where explanations are offered: only when asked for, in the language asked for, and never saying more than the answer. */
import t from 'tap'
import { permissionAnswer } from '../../src/contacts/schemas.ts'
import { get, openBooks, push, record, send } from '../support/books.ts'
import { contacts, partner, place } from '../support/partners.ts'
import { latinIn } from './latin-in.ts'

const URL = '/v1/contact-permissions'
const NIGHT = '2026-03-10T22:30:00+08:00'
const CHINESE = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }

t.test('REST: an explanation only where a language is asked for, and nothing else changes', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const question = { accountNumber: 'A-1', channel: 'sms', at: NIGHT }
  const ask = (headers?: Record<string, string>) => send(books.app, key, 'POST', URL, question, headers)
  const plain = await ask()
  t.equal(plain.body.explanation, undefined)
  t.equal(plain.headers['content-language'], undefined)
  const any = await ask({ 'accept-language': '*' })
  t.equal(any.text, plain.text, 'what HTTP clients send by themselves asks for nothing')
  t.equal(any.headers['content-language'], undefined)

  const chinese = await ask(CHINESE)
  t.equal(chinese.headers['content-language'], 'zh')
  const { explanation, ...rest } = chinese.body
  t.strictSame(rest, plain.body, 'codes and messages stay as they are')
  t.strictSame(permissionAnswer.parse(chinese.body), chinese.body, 'as the API description says')
  t.match(
    explanation,
    /^不可以于当地时间2026年3月10日22:30（Asia\/Shanghai），即协调世界时2026年3月10日14:30通过短信联系借款人/,
  )
  t.match(explanation, /自当地时间2026年3月11日08:00（Asia\/Shanghai）/)
  t.match(
    explanation,
    /中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》（规则CN-H1：未经债务人同意/,
  )
  t.match(explanation, /未见原文/, 'how far to trust it')
  t.strictSame(latinIn(explanation), [])

  const english = await ask({ 'accept-language': 'en', prefer: 'timezone=Europe/Berlin' })
  t.equal(english.headers['content-language'], 'en')
  t.equal(english.headers['preference-applied'], 'timezone=Europe/Berlin')
  t.match(
    english.body.explanation,
    /from 2026-03-11 08:00 local time in Asia\/Shanghai, which is 2026-03-11 01:00 your time in Europe\/Berlin on/,
  )
  t.equal((await ask({ 'accept-language': 'fr, de' })).headers['content-language'], 'en', 'else English')
  t.equal((await ask({ 'accept-language': 'zh-TW, en;q=0.2' })).headers['content-language'], 'zh')
  t.equal((await ask({ 'accept-language': 'zh;q=0, en' })).headers['content-language'], 'en')
  const unknown = await ask({ 'accept-language': 'en', prefer: 'timezone=Mars/Olympus' })
  t.equal(unknown.headers['preference-applied'], undefined)
  t.equal(unknown.status, 200)
})

t.test('REST: lists, permits, their replays, kept decisions and problems', async (t) => {
  const books = await openBooks(t)
  const key = await books.key('admin')
  await push(books.app, key, [record('A-1')])
  const questions = [
    { accountNumber: 'A-1', channel: 'sms' },
    { accountNumber: 'none', channel: 'sms' },
  ]
  const list = await send(books.app, key, 'POST', URL, { questions }, CHINESE)
  t.match(list.body.answers, [{ explanation: /^可以于/ }, { problem: { code: 'not_found' } }])

  const once = { 'idempotency-key': 'permit-1' }
  const permit = (headers: Record<string, string>) =>
    send(books.app, key, 'POST', '/v1/contact-permits', questions[0], { ...once, ...headers })
  const first = await permit(CHINESE)
  t.equal(first.headers['content-language'], 'zh')
  t.match(first.body.decision.explanation, /进行联系时必须做到：/)
  const again = await permit(CHINESE)
  t.equal(again.text, first.text, 'byte for byte')
  const silent = await permit({})
  t.equal(silent.body.permit.permitId, first.body.permit.permitId)
  t.equal(silent.body.decision.explanation, undefined, 'no part of the answer that is kept')
  t.match((await permit({ 'accept-language': 'en' })).body.decision.explanation, /is allowed at/)

  const kept = await send(books.app, key, 'GET', `/v1/decisions/${first.body.decisionId}`, undefined, CHINESE)
  t.equal(
    kept.body.explanation,
    first.body.decision.explanation,
    'the kept decision is told in the same words',
  )
  t.equal((await get(books.app, key, `/v1/decisions/${first.body.decisionId}`)).body.explanation, undefined)

  const missing = await send(books.app, key, 'POST', URL, questions[1], CHINESE)
  t.equal(missing.status, 404)
  t.match(missing.body, { code: 'not_found', title: '此处没有该内容', detail: /There is no account/ })
  t.equal(missing.headers['content-language'], undefined)
})

const EXPLAINED = `query ($number: String!, $language: Language, $zone: String) { account(accountNumber: $number) {
  stage stageExplanation(language: $language)
  nextAction { why explanation(language: $language, timeZone: $zone) }
  permissions(at: "${NIGHT}") { channel permission {
    explanation(language: $language, timeZone: $zone)
    reasons { rule explanation(language: $language, timeZone: $zone) }
    obligations { code explanation(language: $language) } } } } }`

t.test(
  'GraphQL: each part on its own, in the language of the field, of the header, or English',
  async (t) => {
    const books = await openBooks(t)
    const key = await books.key('admin')
    await push(books.app, key, [record('A-1')])
    const ask = async (variables: Record<string, unknown>, headers: Record<string, string> = {}) =>
      (
        await send(
          books.app,
          key,
          'POST',
          '/graphql',
          { query: EXPLAINED, variables: { number: 'A-1', ...variables } },
          headers,
        )
      ).body
    const { data, errors } = await ask({ language: 'zh', zone: 'Asia/Tokyo' })
    t.equal(errors, undefined)
    const { account } = data
    t.match(
      account.stageExplanation,
      /^该账户逾期30天，处于“电话催收”阶段。已满足该阶段的条件。\n进入下一阶段“上门催收”还缺少：\n- /,
    )
    t.match(account.stageExplanation, /有记录的触达次数：0；要求：30天内至少3次（电话、智能语音、无人接听/)
    t.match(account.nextAction.explanation, /^下一步：通过电话联系借款人，时间：/)
    const [{ permission }] = account.permissions
    t.match(permission.explanation, /您的时间2026年3月10日23:30（Asia\/Tokyo）/)
    for (const { rule, explanation } of permission.reasons) {
      t.match(explanation, new RegExp(`规则${rule}`))
      t.ok(permission.explanation.includes(explanation), 'the whole is made of its parts')
    }
    for (const { explanation } of permission.obligations) t.ok(permission.explanation.includes(explanation))
    const texts = JSON.stringify(account.permissions.map((one: { permission: unknown }) => one.permission))
    t.strictSame(
      latinIn(texts, ['explanation', 'reasons', 'rule', 'obligations', 'code', ...codesOf(account)]),
      [],
    )

    t.match(
      (await ask({})).data.account.stageExplanation,
      /^The account is 30 days past due, in the stage “Phone”/,
    )
    t.match((await ask({}, CHINESE)).data.account.stageExplanation, /^该账户/)
    t.match((await ask({ language: 'en' }, CHINESE)).data.account.stageExplanation, /^The account/)
    const wrong = await ask({ zone: 'Mars/Olympus' })
    t.match(wrong.errors, [{ extensions: { code: 'invalid_request' } }])
  },
)

function codesOf(account: { permissions: { permission: { obligations: { code: string }[] } }[] }): string[] {
  return account.permissions.flatMap(({ permission }) => permission.obligations.map(({ code }) => code))
}

t.test(
  "an agency's explanation is made from what it is told: not a word about contacts of others",
  async (t) => {
    const books = await openBooks(t)
    const admin = await books.key('admin')
    await push(books.app, admin, [record('A-1')])
    const [one, two] = [await partner(books, admin, 'AG-1'), await partner(books, admin, 'AG-2')]
    await place(books, admin, 'A-1', one.agencyId, { noticeGivenOn: '2026-03-01' })
    await contacts(books, 'A-1', two.agencyId, 3, books.clock.now() - 300_000)
    const question = { accountNumber: 'A-1', channel: 'voice' }
    await books.owner.query(
      "update accounts set next_why = 'permitted_later', next_action_at = '2026-03-11T00:00:00Z'",
    )
    const texts: string[] = []
    for (const language of ['en', 'zh']) {
      const headers = { 'accept-language': language }
      const bank = (await send(books.app, admin, 'POST', URL, question, headers)).body
      t.match(
        bank.explanation,
        language === 'en' ? /3 of 2 contacts/ : /已用3次，上限2次/,
        'the bank hears it all',
      )
      for (const path of [URL, '/v1/contact-permits']) {
        const { body } = await send(books.app, one.key, 'POST', path, question, headers)
        texts.push((body.decision ?? body).explanation)
      }
      const desk = await send(books.app, one.key, 'POST', '/graphql', {
        query: EXPLAINED,
        variables: { number: 'A-1', language },
      })
      t.equal(desk.body.errors, undefined)
      const { account } = desk.body.data
      t.notMatch(account.stageExplanation, /\n|earned|满足|缺少/, 'how the stage was earned is not told')
      t.notMatch(account.nextAction.explanation, /\d/, 'nor when something is due')
      texts.push(account.stageExplanation, account.nextAction.explanation)
    }
    for (const text of texts) {
      t.notMatch(
        text,
        /CN-F\d*[12]\b|3 of 2|已用\d|2026-03-11|3月11日/,
        'no rule and no instant that tells of the calls',
      )
      t.notMatch(text, new RegExp(two.agencyId))
    }
    t.match(texts[0], /this caller is not told/)
    t.match(texts[0], /The contacts that are allowed have been used/)
  },
)
