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

    [Fact]
    public void Where_some_words_of_a_table_are_not_indexed_each_is_taken_as_it_is()
    {
        var remark = string.Join(' ', Enumerable.Range(1, 30).Select(i => $"nothern{i}"));
        var noted = TestTable.Of("Sales", ["Region", "Remark", "Revenue"], ["Northern", remark, 1200]);
        var many = TestTable.Of("People", ["Person", "Revenue"], [.. Enumerable.Range(0, 20_001).Select(i => new object?[] { i < 20_000 ? $"Anderson {i}" : "Andersen Oil", i })]);

        Assert.Equal("revenue of nothern", new Spelling([noted]).Mend(new Utterance("revenue of nothern")).Text);
        Assert.Equal("revenue of Andersen", new Spelling([many]).Mend(new Utterance("revenue of Andersen")).Text);
    }

    private static string Mended(string question) => new Spelling([Sales]).Mend(new Utterance(question)).Text;
}
