/** Passwords and words that guessers try first, in lower case. Forms with digits and signs behind them count as well. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
password passw0rd p@ssword p@ssw0rd pa55word passwort passwd passphrase password1 password12 password123 mypassword yourpassword
letmein letmeinnow welcome welcomehome changeme changeit change default secret secretpass topsecret mysecret access accessdenied
admin admin123 admin1234 adminadmin administrator administrador root rootroot toor superuser supervisor sysadmin system manager
user username test testing testtest tester test1234 demo demodemo guest guestguest public private temp temporary sample example
login loginlogin signin master masterkey server database oracle mysql postgres apache linux ubuntu debian windows microsoft
google facebook twitter instagram linkedin whatsapp youtube amazon samsung android nokia apple macintosh internet computer
qwerty qwerty12 qwerty123 qwertyui qwertyuiop qwerty1234 qwertyqwerty qwert12345 asdfgh asdfghjk asdfghjkl asdfasdf asdf1234
zxcvbn zxcvbnm zxcvbnm123 zaq12wsx zaq1zaq1 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 qazwsx
qazwsxedc qweasd qweasdzxc qwe123qwe qwaszx a1b2c3d4 a1s2d3f4 abcd1234 abc12345 abc123456 abcabc aa123456 a12345678 a123456789
123abc123 123qwe123 123456abc 1234qwer 12qwaszx 123456789a 12345678a 12345qwert 123123123 112233445566 11223344 1122334455
147258369 159357456 159753456 741852963 789456123 987654321 123654789 147852369 963852741 135792468 246813579 102030405060
31415926 314159265 27182818 13579246 24681357 88888888 66666666 520520520 5201314 52013145 5201314520 1314520 7758521 7758258
woaini woaini520 woaini1314 woaiwojia iloveyou iloveyou1 iloveyou2 iloveu loveyou lovelove loveme lover forever foreverlove
ilovemyself sunshine princess princesa football baseball basketball volleyball softball hockey soccer liverpool chelsea arsenal
barcelona realmadrid manchester juventus cowboys steelers yankees lakers redsox eagles dolphins dragon dragonball monkey tiger
shadow superman batman spiderman ironman starwars pokemon pikachu naruto minecraft fortnite playstation nintendo xbox warcraft
starcraft counterstrike leagueoflegends trustno1 whatever freedom michael michelle jennifer jessica jordan jordan23 ashley
nicole daniel andrew joshua matthew robert thomas charlie anthony william jonathan christopher alexander alexandra victoria
elizabeth samantha stephanie benjamin patricia veronica margarita gabriel sebastian fernando carolina mercedes ferrari porsche
corvette mustang harley yamaha honda toyota chevrolet summer winter autumn spring january february september october november
december monday friday sunday saturday tuesday wednesday thursday weekend holiday birthday christmas halloween butterfly
flower flowers rainbow chocolate cookie cheese banana orange strawberry pumpkin peanut pepper ginger coffee hello helloworld
hellohello hello123 hello1234 goodbye blessed blessing jesus jesuschrist jesus1 heaven angel angels destiny diamond crystal
silver golden purple yellow midnight moonlight starlight sunflower snoopy scooby garfield tinkerbell mickey mickeymouse
hunter killer ranger soldier warrior phoenix matrix merlin gandalf samurai ninja assassin metallica slipknot nirvana beatles
computer1 business company school student teacher university college office finance marketing security secure network router
cisco china beijing shanghai guangzhou shenzhen nanjing hangzhou zhongguo nihao nihaoma caonima mima mimamima wodemima
america london england germany france canada brazil australia mexico india
`
    .trim()
    .split(/\s+/),
);
