using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ExcelChat.Connectors.Onnx;

/// <summary>
/// Takes the accents off: what is left of the canonical decomposition of a character (Unicode, form D) without its nonspacing marks. From a table of our own, for
/// <see cref="string.Normalize()"/> does nothing in the invariant globalization mode, and a vector must not depend on it.
/// </summary>
internal static class Accents
{
    private const int FirstHangul = 0xAC00;
    private const int LastHangul = 0xD7A3;

    // A character without marks, and after it those that are it with marks.
    private const string Table = """
        AÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶÅ CÇĆĈĊČḈ EÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ IÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ NÑŃŅŇǸṄṆṈṊ OÒÓÔÕÖŌŎŐƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢ
        UÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ YÝŶŸȲẎỲỴỶỸ aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ cçćĉċčḉ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ iìíîïĩīĭįǐȉȋḭḯỉị nñńņňǹṅṇṉṋ
        oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự yýÿŷȳẏẙỳỵỷỹ DĎḊḌḎḐḒ dďḋḍḏḑḓ GĜĞĠĢǦǴḠ gĝğġģǧǵḡ HĤȞḢḤḦḨḪ hĥȟḣḥḧḩḫẖ JĴ jĵǰ KĶǨḰḲḴK
        kķǩḱḳḵ LĹĻĽḶḸḺḼ lĺļľḷḹḻḽ RŔŖŘȐȒṘṚṜṞ rŕŗřȑȓṙṛṝṟ SŚŜŞŠȘṠṢṤṦṨ sśŝşšșṡṣṥṧṩ TŢŤȚṪṬṮṰ tţťțṫṭṯṱẗ WŴẀẂẄẆẈ wŵẁẃẅẇẉẘ ZŹŻŽẐẒẔ zźżžẑẓẕ ÆǢǼ æǣǽ ƷǮ ʒǯ ØǾ øǿ ʹʹ ;;
        ¨΅῁῭΅ ΑΆἈἉἊἋἌἍἎἏᾈᾉᾊᾋᾌᾍᾎᾏᾸᾹᾺΆᾼ ·· ΕΈἘἙἚἛἜἝῈΈ ΗΉἨἩἪἫἬἭἮἯᾘᾙᾚᾛᾜᾝᾞᾟῊΉῌ ΙΊΪἸἹἺἻἼἽἾἿῘῙῚΊ ΟΌὈὉὊὋὌὍῸΌ ΥΎΫὙὛὝὟῨῩῪΎ ΩΏὨὩὪὫὬὭὮὯᾨᾩᾪᾫᾬᾭᾮᾯῺΏῼΩ ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ
        αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ οόὀὁὂὃὄὅὸό ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ ϒϓϔ ЕЀЁӖ ГЃ ІЇ КЌ ИЍЙӢӤ
        УЎӮӰӲ ийѝӣӥ еѐёӗ гѓ ії кќ уўӯӱӳ ѴѶ ѵѷ ЖӁӜ жӂӝ АӐӒ аӑӓ ӘӚ әӛ ЗӞ зӟ ОӦ оӧ ӨӪ өӫ ЭӬ эӭ ЧӴ чӵ ЫӸ ыӹ اآأإ وؤ يئ ەۀ ہۂ ےۓ नऩ रऱ ळऴ कक़ खख़ गग़ जज़ डड़ ढढ़ फफ़ यय़
        ডড় ঢঢ় যয় ਲਲ਼ ਸਸ਼ ਖਖ਼ ਗਗ਼ ਜਜ਼ ਫਫ਼ ଡଡ଼ ଢଢ଼ གགྷ ཌཌྷ དདྷ བབྷ ཛཛྷ ཀཀྵ ဥဦ BḂḄḆ bḃḅḇ FḞ fḟ MḾṀṂ mḿṁṃ PṔṖ pṕṗ VṼṾ vṽṿ XẊẌ xẋẍ ſẛ ᾿῍῎῏ ῾῝῞῟ ρῤῥ ΡῬ `` ´´ ←↚ →↛ ↔↮ ⇐⇍ ⇔⇎ ⇒⇏ ∃∄
        ∈∉ ∋∌ ∣∤ ∥∦ ∼≁ ≃≄ ≅≇ ≈≉ =≠ ≡≢ ≍≭ <≮ >≯ ≤≰ ≥≱ ≲≴ ≳≵ ≶≸ ≷≹ ≺⊀ ≻⊁ ⊂⊄ ⊃⊅ ⊆⊈ ⊇⊉ ⊢⊬ ⊨⊭ ⊩⊮ ⊫⊯ ≼⋠ ≽⋡ ⊑⋢ ⊒⋣ ⊲⋪ ⊳⋫ ⊴⋬ ⊵⋭ 〈〈 〉〉 ⫝⫝̸ かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ
        ただ ちぢ つづ てで とど はばぱ ひびぴ ふぶぷ へべぺ ほぼぽ うゔ ゝゞ カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバパ ヒビピ フブプ ヘベペ ホボポ ウヴ ワヷ ヰヸ ヱヹ ヲヺ ヽヾ ייִיּ ײײַ ששׁשׂשּׁשּׂשּ אאַאָאּ בבּבֿ גגּ
        דדּ ההּ ווּוֹ זזּ טטּ ךךּ ככּכֿ ללּ ממּ ננּ ססּ ףףּ פפּפֿ צצּ קקּ ררּ תתּ
        """;

    private static readonly FrozenDictionary<char, string> Bare = Table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(group => group.Skip(1).Select(letter => KeyValuePair.Create(letter, group[..1])))
        .ToFrozenDictionary();

    /// <summary>The character without its accents; empty for an accent that stands apart.</summary>
    public static string Strip(Rune rune) => rune.Value is >= FirstHangul and <= LastHangul ? Jamo(rune.Value - FirstHangul)
        : Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? ""
        : rune.IsBmp && Bare.TryGetValue((char)rune.Value, out var bare) ? bare
        : rune.ToString();

    // A syllable is two or three letters, numbered as section 3.12 of the Unicode standard says.
    private static string Jamo(int syllable)
    {
        var (first, second, third) = (syllable / 588, syllable % 588 / 28, syllable % 28);
        return third == 0 ? $"{(char)(0x1100 + first)}{(char)(0x1161 + second)}" : $"{(char)(0x1100 + first)}{(char)(0x1161 + second)}{(char)(0x11A7 + third)}";
    }
}
