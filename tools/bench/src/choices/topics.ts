/** What alternatives are about. */
export const CHOICE_TOPICS = ["money", "levels", "orders", "events"] as const;
export type ChoiceTopic = (typeof CHOICE_TOPICS)[number];
