using System.Diagnostics;
using ExcelChat.Chunks;
using ExcelChat.Connectors.InMemory;
using ExcelChat.Core.Tests.Chunks;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Indexing;
using ExcelChat.Diagnostics;
using ExcelChat.Questions;
using ExcelChat.Retrieval;
using ExcelChat.Trust;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Core.Tests.Retrieval;

public sealed class HybridRetrieverTests
{
    private static readonly string[] Topics =
        ["Region | Revenue\nNorth | 100\nSouth | 250", "Employee | Salary\nAda | 5000\nBob | 4000", "Invoice | Paid\nINV-00123 | 1,234.50\nINV-00987 | 80"];

    public static TheoryData<bool> Stores => [true, false];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_passage_that_a_question_is_about_comes_first(bool withKeywords)
    {
        using var store = Store(withKeywords);
        var index = new TestIndex(store);
        await index.AddAsync(Topics.Select(text => TestChunk.Of(text)));

        Assert.Contains("Revenue", (await FindAsync(index, "revenues of the regions"))[0].Text);
        Assert.Contains("Salary", (await FindAsync(index, "What does Ada earn as salary?"))[0].Text);
        Assert.Contains("Invoice", (await FindAsync(index, "1234.5"))[0].Text);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Nothing_outside_the_workbooks_sheet_kind_and_tenant_of_the_query_is_found(bool withKeywords)
    {
        using var store = Store(withKeywords);
        var index = new TestIndex(store);
        await index.AddAsync([TestChunk.Of("sales mine", "w1", "A"), TestChunk.Of("sales other", "w2", "A"), TestChunk.Of("sales b", "w1", "B")], "me");
        await index.AddAsync([TestChunk.Of("sales header", "w1", "A", ChunkKind.Header)], "me");
        await index.AddAsync([TestChunk.Of("sales secret", "w1", "A")], "you");

        var query = new RetrievalQuery { Text = "sales", Tenant = "me", WorkbookIds = ["w1"], Sheet = "A", Kinds = [ChunkKind.Data] };

        Assert.Equal(["sales mine"], (await FindAsync(index, query)).Select(passage => passage.Text));
        Assert.DoesNotContain(await FindAsync(index, new RetrievalQuery { Text = "sales secret", Tenant = "me" }), p => p.Text.Contains("secret", StringComparison.Ordinal));
        Assert.Empty(await FindAsync(index, "sales"));
    }

    [Fact]
    public async Task A_passage_names_its_workbook_sheet_table_and_cells_and_shows_the_lines_that_match()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        var table = TestTable.Of("Staff", ["Employee", "Salary"], [.. Enumerable.Range(1, 30).Select(i => new object?[] { $"Person{i}", 1000 + i }), ["Zelda", 4711]]);
        await index.AddAsync(await new AdaptiveChunker().RunAsync(AsyncEnumerable.Repeat(table, 1), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        var passage = (await FindAsync(index, "salary of Zelda")).First(p => p.Kind == ChunkKind.Data);

        Assert.Contains("Employee: Zelda | Salary: 4711", passage.Snippet);
        Assert.Equal(["Zelda", "Salary"], passage.Highlights.TakeLast(2).Select(mark => passage.Snippet.Substring(mark.Start, mark.Length)));
        Assert.Equal("Staff\nTable A1:B32: 31 rows, of them 0 totals; 2 columns", passage.Profile);
        Assert.True(passage.Range.Contains(new(32, 2)));
        Assert.Equal((table.Workbook.Id, "test.xlsx", "Staff", $"{table.Workbook.Id}/Staff!A1"), (passage.WorkbookId, passage.FileName, passage.Sheet, passage.TableId));
    }

    [Fact]
    public async Task Equal_passages_come_in_the_same_order_whatever_the_order_of_indexing()
    {
        var chunks = Enumerable.Range(0, 9).Select(i => TestChunk.Of("the same text", $"w{i}")).ToArray();
        using var forwards = new InMemoryVectorStore();
        using var backwards = new InMemoryVectorStore();
        var (one, other) = (new TestIndex(forwards), new TestIndex(backwards));
        await one.AddAsync(chunks);
        await other.AddAsync(chunks.Reverse());

        var first = await FindAsync(one, new RetrievalQuery { Text = "same text", Top = 5 });
        var second = await FindAsync(other, new RetrievalQuery { Text = "same text", Top = 5 });

        Assert.Equal(["w0", "w1", "w2", "w3", "w4"], first.Select(passage => passage.WorkbookId));
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ?! ")]
    [InlineData("what is the")]
    public async Task A_question_without_a_word_of_content_finds_nothing(string question)
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        await index.AddAsync([TestChunk.Of("text")]);

        Assert.Empty(await FindAsync(index, question));
    }

    [Fact]
    public async Task A_text_beyond_the_limit_of_questions_is_refused()
    {
        using var store = new InMemoryVectorStore();
        var longest = new string('a', QuestionException.MaxLength);

        Assert.Empty(await FindAsync(new TestIndex(store), longest));
        Assert.Equal(longest.Length + 1, (await Assert.ThrowsAsync<QuestionException>(() => FindAsync(new TestIndex(store), longest + "a"))).Length);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.5, -0.25)]
    [InlineData(0, -1)]
    public async Task Where_no_candidate_is_near_by_vector_words_alone_decide(double first, double second)
    {
        var query = new RetrievalQuery { Text = "sales of tents" };
        Passage[] candidates = [TestPassage.Of("sales", first), TestPassage.Of("sales of tents", second)];

        var ranked = await new LexicalReranker().RerankAsync(query, candidates, TestContext.Current.CancellationToken);

        Assert.Equal(["sales of tents", "sales"], ranked.Select(passage => passage.Text));
        Assert.All(ranked, passage => Assert.InRange(passage.Score, 0, 3));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_score_that_is_no_number_is_0(double score)
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        await index.AddAsync([TestChunk.Of("sales")]);

        Assert.Equal(0, Assert.Single(await FindAsync(index, new RetrievalQuery { Text = "sales" }, new Scored(score))).Score);
    }

    [Theory]
    [InlineData("what happened on 5 March 2024", "2024-03-05")]
    [InlineData("order INV00123", "INV-00123")]
    [InlineData("order inv-123", "INV-00123")]
    [InlineData("who paid 1,234.50", "1234.5")]
    [InlineData("the cafes", "Café")]
    public async Task Days_codes_and_numbers_are_found_however_the_question_writes_them(string question, string value)
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        string[] values = ["2024-03-05", "2024-03-06", "INV-00123", "INV-00124", "1234.5", "1234.6", "Café", "Bar"];
        await index.AddAsync(values.Select(text => TestChunk.Of($"Value: {text}")));

        Assert.Equal($"Value: {value}", (await FindAsync(index, question))[0].Text);
    }

    [Fact]
    public async Task No_table_takes_more_than_half_of_the_page_while_others_fit_too()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        await index.AddAsync([.. Enumerable.Range(0, 9).Select(i => TestChunk.Of($"sales sales {i}", "big")), TestChunk.Of("sales", "small"), TestChunk.Of("more sales than ever", "other")]);

        var page = await FindAsync(index, new RetrievalQuery { Text = "sales", Top = 4 });

        Assert.Equal(2, page.Count(passage => passage.WorkbookId == "big"));
        Assert.Equal(4, page.Count);
        Assert.Equal(page.OrderByDescending(passage => passage.Score), page);
    }

    [Fact]
    public async Task Nothing_outside_what_may_be_seen_is_found()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        await index.AddAsync([TestChunk.Of("sales mine", "w1", "A"), TestChunk.Of("sales other", "w2", "A"), TestChunk.Of("sales b", "w1", "B")]);
        Task<IReadOnlyList<Passage>> Seen(AccessScope access, params string[] workbooks)
            => FindAsync(index, new RetrievalQuery { Text = "sales", WorkbookIds = workbooks, Access = access });

        Assert.Equal(["sales mine"], (await Seen(new() { WorkbookIds = ["w1"], Sheets = ["A"] })).Select(passage => passage.Text));
        Assert.Empty(await Seen(new() { WorkbookIds = ["w1"] }, "w2"));
        Assert.Empty(await Seen(new() { WorkbookIds = [] }));
        Assert.Empty(await Seen(new() { Sheets = [] }));
        Assert.Equal(3, (await Seen(AccessScope.All)).Count);
    }

    [Fact]
    public async Task A_reranker_has_the_last_word_on_the_order()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        await index.AddAsync(Enumerable.Range(1, 5).Select(i => TestChunk.Of($"sales of {new string('x', i)}", $"w{i}")));

        var page = await FindAsync(index, new RetrievalQuery { Text = "sales", Top = 2 }, new LongestFirst());

        Assert.Equal(["w5", "w4"], page.Select(passage => passage.WorkbookId));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_table_that_accounts_for_more_of_the_question_comes_before_one_that_repeats_a_part_of_it(bool withKeywords)
    {
        using var store = Store(withKeywords);
        var index = new TestIndex(store);
        await index.AddAsync([TestChunk.Of("Player: Ada | Team: Reds", "right"), TestChunk.Of("Height, weight and position of each", "right", kind: ChunkKind.Header)]);
        await index.AddAsync(Enumerable.Range(0, 9).Select(i => TestChunk.Of($"Player: Bob | Team: Blues | Player: Cid {i}", $"w{i}")));

        Assert.Equal("right", (await FindAsync(index, "which position has the player Ada"))[0].WorkbookId);
    }

    [Fact]
    public async Task An_empty_index_finds_nothing()
    {
        using var store = new InMemoryVectorStore();

        Assert.Empty(await FindAsync(new TestIndex(store), "sales"));
    }

    [Fact]
    public async Task A_search_is_a_retrieval_span_without_the_question_in_it()
    {
        using var store = new InMemoryVectorStore();
        var index = new TestIndex(store);
        await index.AddAsync([TestChunk.Of("sales")]);
        var parent = new Activity("test").Start();
        List<Activity> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.TraceId == parent.TraceId)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await FindAsync(index, new RetrievalQuery { Text = "sales zebra", Top = 3 });
        parent.Stop();

        var span = Assert.Single(spans);
        Assert.StartsWith("retrieval excelchat_lexical_1_384_", span.DisplayName, StringComparison.Ordinal);
        Assert.Equal(3, span.GetTagItem("gen_ai.request.top_k"));
        Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains("zebra", StringComparison.Ordinal));
    }

    private static VectorStore Store(bool withKeywords) => withKeywords ? new InMemoryVectorStore() : new TestVectorStore();

    private static Task<IReadOnlyList<Passage>> FindAsync(TestIndex index, string question) => FindAsync(index, new RetrievalQuery { Text = question });

    private static async Task<IReadOnlyList<Passage>> FindAsync(TestIndex index, RetrievalQuery query, Reranker? reranker = null)
        => await new HybridRetriever(index.Collections, index.Embedder, reranker ?? new LexicalReranker(), index.Caller).RetrieveAsync(query, TestContext.Current.CancellationToken);

    private sealed class Scored(double score) : Reranker
    {
        public override ValueTask<IReadOnlyList<Passage>> RerankAsync(RetrievalQuery query, IReadOnlyList<Passage> candidates, CancellationToken cancellationToken = default)
            => ValueTask.FromResult<IReadOnlyList<Passage>>([.. candidates.Select(passage => passage with { Score = score })]);
    }

    private sealed class LongestFirst : Reranker
    {
        public override ValueTask<IReadOnlyList<Passage>> RerankAsync(RetrievalQuery query, IReadOnlyList<Passage> candidates, CancellationToken cancellationToken = default)
            => ValueTask.FromResult<IReadOnlyList<Passage>>([.. candidates.OrderByDescending(passage => passage.Text.Length)]);
    }
}
