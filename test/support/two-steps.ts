/** A strategy of two stages for everybody; what matters is the day from which on it calls. */
export const twoSteps = (id: string, phoneFrom: number) => ({
  id,
  label: { en: id, zh: id },
  segments: [{ id: 'everyone', label: { en: 'E', zh: '全' }, when: { all: [] }, ladder: 'short' }],
  ladders: [
    {
      id: 'short',
      label: { en: 'S', zh: '短' },
      onMissed: 'jump',
      stepDownAfterDays: 3,
      stages: [
        {
          id: 'reminder',
          label: { en: 'R', zh: '提醒' },
          enterWhen: { fact: 'daysPastDue', gte: 1 },
          channels: [{ channel: 'sms' }],
        },
        {
          id: 'phone',
          label: { en: 'P', zh: '电话' },
          enterWhen: { fact: 'daysPastDue', gte: phoneFrom },
          channels: [{ channel: 'voice' }],
        },
      ],
    },
  ],
})
