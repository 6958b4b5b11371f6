using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Questions;

public sealed class SpellingTests
{
    private static readonly Table Sales = TestTable.Of(
        "Sales",
        ["Region", "Product", "Revenue", "Manager"],
        ["Northern", "Kettle", 1200, "Marian"],
        ["Southern", "Toaster", 800, "Marion"],
        ["Western", "Kettle", 400, "Placer"]);

    [Theory]
    [InlineData("revenue of the nothern region", "revenue of the northern region")]
    [InlineData("Revenue of Southrern", "Revenue of southern")]
    [InlineData("revenue of westerm", "revenue of western")]
    [InlineData("total reveune", "total revenue")]
    public void A_word_one_letter_off_is_the_word_of_the_table(string question, string expected) => Assert.Equal(expected, Mended(question), ignoreCase: true);

    [Theory]
    [InlineData("revenue of Northern", "a word of the table")]
    [InlineData("revenue of Marien", "two words are as near")]
    [InlineData("which players sold most", "a word that questions use")]
    [InlineData("revenue of Bettle", "another first letter")]
    [InlineData("revenue of Noorthen", "two letters off")]
    [InlineData("turnover of the Kettl", "a short word")]
    [InlineData("", "nothing")]
    public void Other_words_stay(string question, string reason) => Assert.True(question == Mended(question), reason);

    private static string Mended(string question) => new Spelling([Sales]).Mend(new Utterance(question)).Text;
}
