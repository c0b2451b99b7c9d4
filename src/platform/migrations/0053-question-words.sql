-- What is taken out of a question when it is answered is gone from the question too, as it is from an answer in a dialogue.
comment on column point_question.body is 'Frågan med den frågandes ord, utan det som togs bort när den besvarades';
grant update (body) on point_question to loftet_app;
