import { looksLikeHeading, pack, para } from './docx-parts.ts';

/** Report-back without styles, holding most of the faults that the checking knows. The persons and numbers are invented. */
export const torsnas = () =>
  pack([
    para('Torsnäs kommun'),
    para('Kommunledningsförvaltningen'),
    para('Tjänsteskrivelse'),
    para(''),
    looksLikeHeading('Återrapportering av medborgarlöfte 2018 för Lyckängen', 16),
    looksLikeHeading('Förslag till beslut', 13),
    para('Kommunstyrelsen godkänner upprättat förslag.'),
    looksLikeHeading('Ärende', 13),
    para(
      'Medborgarlöftet är ett sätt för kommunen och polisen att berätta vad de tänker göra åt det som invånarna tycker är viktigast.',
    ),
    para(
      'Löftet för 2018 gällde stadsdelen Lyckängen, som polisen har bedömt som ett extra utsatt område. Löftet omfattade två gemensamma punkter, en punkt för kommunen och två punkter för polisen.',
    ),
    looksLikeHeading('Beslutsunderlag', 13),
    para('Klicka eller tryck här för att ange text.'),
    looksLikeHeading('Bakgrund', 13),
    para(
      'Medborgarlöftet är ett sätt för kommunen och polisen att tala om vad de tänker göra åt det som invånarna tycker är viktigast.',
    ),
    para('Löftet kommer att följas upp under det kommande året och redovisas för XX-utskottet.'),
    para('Uppföljningen för tertial 1 finns på http://www.torsnas.example/medborgarlofte och på www.polisen.example.'),
    looksLikeHeading('Redovisning av punkterna', 13),
    para('**Kommunen och polisen ska verka för att äldre och unga möts på torget.**'),
    para(
      'Ett antal träffar genomfröts på torget för unga. Kommunledningsförvaltningen, kulturförvaltningen, socialförvaltningen, Polismyndigheten, civilsamhällets organisationer samt fastighetsägarnas representanter har därutöver kontinuerligt samverkat kring områdets utvecklingsförutsättningar, trygghetsskapande insatser, informationsinsatser och målgruppsanpassade aktiviteter under verksamhetsåret.',
    ),
    para('**Polisen ska genomföra trafikkontroller på Lyckängsvägen.**'),
    para('Polisen har genomfört dubbelt så många trafikkontroller på Lyckängsvägen som året innan.'),
    para('**Polisen ska besöka affärerna i centrum minst en gång i månaden.**'),
    para(
      'Polisen besökte affärerna i centrum 14 gånger. Bo Tallvik, 121212-1212, äger en av affärerna och har lovat att vara kontaktperson. Han nås på 070-174 06 05. Besöken ska fortsätta under 2019.',
    ),
    para('**Kommunen ska belysa gångtunneln vid stationen.**'),
    para(''),
    looksLikeHeading('Samråd', 13),
    para('Ärendet har beretts tillsammans med kommunpolisen.'),
    looksLikeHeading('Information eller förhandling enligt MBL', 13),
    para('MBL-information är inte påkallad.'),
    para(''),
    para('Kommunledningsförvaltningen'),
    para('Siv Ekdahl'),
    para('Jonas Rydhed'),
    looksLikeHeading('Beslutet skickas till', 13),
    para('Kommunpolisen\nSäkerhetssamordnaren'),
  ]);
