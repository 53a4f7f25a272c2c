/** Most people who sell one thing together. By itself, so that a counter asks for it without the shapes of everything it sends. */
export const MOST_SHARERS = 5;
