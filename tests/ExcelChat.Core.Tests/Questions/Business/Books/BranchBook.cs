using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Two tables on one sheet, with years for columns.</summary>
internal sealed class BranchBook : BusinessBook
{
    private static readonly string[] Cities = ["Oslo", "Lisbon", "Athens", "Dublin", "Warsaw", "Helsinki", "Riga"];

    private readonly IReadOnlyList<Branch> _branches = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("branches.xlsx", new SheetDraft("Summary", ["General", .. Enumerable.Repeat("#,##0", 4)])
            .Row("Turnover by branch (EUR thousand)").Row("Branch", "2020", "2021", "2022", "2023")
            .All(_branches, b => [b.City, .. b.Turnover.Cast<object?>()])
            .Row(["Total", .. Enumerable.Range(0, 4).Select(y => (object?)_branches.Sum(b => b.Turnover[y]))])
            .Skip(2)
            .Row("Headcount by branch").Row("Branch", "Full-time", "Part-time", "Trainees")
            .All(_branches, b => [b.City, b.Full, b.Part, b.Trainees])),
    ];

    protected override void Ask()
    {
        Is(Lookup, "What was the turnover of Lisbon in 2021?", B("Lisbon").Turnover[1]);
        Is(Lookup, "Dublin turnover 2023", B("Dublin").Turnover[3]);
        Is(Lookup, "How many trainees are there in Athens?", B("Athens").Trainees);
        Is(Lookup, "How many part-time employees does Warsaw have?", B("Warsaw").Part);
        Is(Lookup, "full-time headcount of Riga", B("Riga").Full);
        Is(Aggregate, "What was total turnover in 2022?", _branches.Sum(b => b.Turnover[2]));
        Is(Aggregate, "How many trainees do we have in total?", _branches.Sum(b => b.Trainees));
        Is(Aggregate, "average turnover in 2020", _branches.Average(b => b.Turnover[0]));
        Is(Aggregate, "What is the average number of full-time staff per branch?", _branches.Average(b => b.Full));
        Is(Aggregate, "What was the highest turnover in 2023?", _branches.Max(b => b.Turnover[3]));
        Is(Top, "Which branch had the highest turnover in 2022?", _branches.MaxBy(b => b.Turnover[2])!.City);
        Is(Top, "Which branch has the fewest full-time employees?", _branches.MinBy(b => b.Full)!.City);
        Are(Top, "Top 3 branches by 2021 turnover", _branches.OrderByDescending(b => b.Turnover[1]).Take(3).Select(b => b.City));
        Is(Top, "Which branch has the most part-time staff?", _branches.MaxBy(b => b.Part)!.City);
        Is(Compare, "By how much did Oslo's turnover change from 2020 to 2023?", Math.Abs(B("Oslo").Turnover[3] - B("Oslo").Turnover[0]));
        Is(Compare, "Did Athens or Helsinki have the higher turnover in 2023?", new[] { "Athens", "Helsinki" }.MaxBy(c => B(c).Turnover[3])!);
        Is(Compare, "How many more trainees does Lisbon have than Oslo?", Math.Abs(B("Lisbon").Trainees - B("Oslo").Trainees));
        Are(Compare, "Which branches had more turnover in 2023 than in 2022?", _branches.Where(b => b.Turnover[3] > b.Turnover[2]).Select(b => b.City));
        Is(Share, "What share of 2023 turnover came from Dublin?", (decimal)B("Dublin").Turnover[3] / _branches.Sum(b => b.Turnover[3]));
        Is(Share, "What percentage of all trainees are in Warsaw?", (decimal)B("Warsaw").Trainees / _branches.Sum(b => b.Trainees));
        Is(Count, "How many branches do we have?", _branches.Count);
        Is(Count, "How many branches had a turnover above 3000 in 2020?", _branches.Count(b => b.Turnover[0] > 3000));
        Is(Count, "How many branches have more than 5 trainees?", _branches.Count(b => b.Trainees > 5));
        Is(Trend, "In which year did Oslo have its highest turnover?", 2020 + B("Oslo").Turnover.Index().MaxBy(t => t.Item).Index);
    }

    private Branch B(string city) => _branches.Single(b => b.City == city);

    private static Branch[] Make()
    {
        var random = new Random(139);
        int[] trainees = [3, 9, 4, 7, 12, 2, 6];
        return [.. Cities.Select((c, i) => new Branch(c, [.. Enumerable.Range(0, 4).Select(_ => random.Next(900, 8000))], random.Next(10, 20) + (20 * (i * 3 % 7)), random.Next(1, 9) + (10 * (i * 2 % 7)), trainees[i]))];
    }

    private sealed record Branch(string City, int[] Turnover, int Full, int Part, int Trainees);
}
