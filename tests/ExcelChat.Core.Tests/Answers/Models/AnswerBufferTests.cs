using ExcelChat.Answers.Models;

namespace ExcelChat.Core.Tests.Answers.Models;

public sealed class AnswerBufferTests
{
    [Theory]
    [InlineData("It is 230. And", "It is 230. |And")]
    [InlineData("Is it? Yes! It is", "Is it? Yes! |It is")]
    [InlineData("North: 230\nSouth", "North: 230\n|South")]
    [InlineData("It is 1. 5 million", "It is 1. 5 million")]
    [InlineData("It is 3.5 in", "It is 3.5 in")]
    [InlineData("He said \"Stop. Now", "He said \"Stop. Now")]
    public void A_piece_ends_where_a_sentence_or_a_line_does(string text, string expected) => Assert.Equal(expected, Pieces(text));

    [Fact]
    public void A_text_without_a_break_is_cut_between_words_when_it_is_due()
    {
        var buffer = new AnswerBuffer(1_024);
        buffer.Add("the revenue of the north is above 1.2 million EUR");

        Assert.Null(buffer.TakeReady());
        Assert.Equal("the revenue of the north is ", buffer.TakeDue());
        Assert.Equal("above 1.2 million EUR", buffer.TakeAll());
        Assert.True(buffer.IsEmpty);
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("x")]
    [InlineData("7")]
    public void No_text_makes_it_grow_beyond_its_size(string token)
    {
        var buffer = new AnswerBuffer(64);
        var given = "";
        for (var i = 0; i < 1_000; i++)
        {
            buffer.Add(token);
            while (buffer.TakeReady() is { } piece)
            {
                given += piece;
            }

            Assert.InRange(buffer.Length, 0, 64 + token.Length);
        }

        Assert.Equal(string.Concat(Enumerable.Repeat(token, 1_000)), given + buffer.TakeAll());
    }

    private static string Pieces(string text)
    {
        var buffer = new AnswerBuffer(1_024);
        var pieces = new List<string>();
        foreach (var c in text)
        {
            buffer.Add(c.ToString());
            if (buffer.TakeReady() is { } piece)
            {
                pieces.Add(piece);
            }
        }

        if (buffer.TakeAll() is { } rest)
        {
            pieces.Add(rest);
        }

        return string.Join('|', pieces).Replace("? |", "? ", StringComparison.Ordinal);
    }
}
