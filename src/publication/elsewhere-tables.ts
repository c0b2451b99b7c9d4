/** Where else something has been published: written by this room, from imports. */
export type ElsewhereTables = {
  elsewhere: {
    municipality_id: string;
    promise_id: string;
    position: number;
    web_address: string;
    round_label: string | null;
  };
};
