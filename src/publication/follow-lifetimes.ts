/** Hours that a question whether somebody wants to follow waits for its answer; then it goes, with the address. The messages say "two days". */
export const ASK_HOURS = 48;
