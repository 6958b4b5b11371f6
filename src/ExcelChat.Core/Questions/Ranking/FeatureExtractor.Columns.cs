using ExcelChat.Questions.Candidates;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Ranking;

/// <content>Features of the columns that a candidate gives, sorts and groups by.</content>
internal sealed partial class FeatureExtractor
{
    private void AddColumn(Candidate candidate, string operation, FeatureVector features)
    {
        var column = candidate.Column;
        if (column < 0)
        {
            return;
        }

        var (overlap, type) = (OverlapOf(column), TypeOf(column));
        features.Add("pm", overlap, operation);
        features.Add("pt", type, operation);
        features.Add("p1", shape.First, type);
        features.Add("p2", shape.FirstTwo, type);
        features.Add("pw", shape.Wanted, type);
        features.Add("head", Bounded(context.Headers.AfterWhich[column]), operation);
        features.Add("pos", Bounded(Math.Min(column, 3)), operation);
        features.Add("key", context.IsKey(column) ? "key" : "repeats", operation);
        features.Add("kt", context.IsKey(column) ? "key" : "repeats", type, shape.First);
        if (column == context.NamingColumn)
        {
            features.Add("naming", operation, shape.First);
        }

        if (candidate.Rows.Filters(column))
        {
            features.Add("pf", operation, candidate.Rows.Kind.ToString());
        }

        foreach (var stem in context.Headers.Stems(column).Take(MaxHeaderStems))
        {
            features.Add("wh", shape.First, stem);
            features.Add("wn", shape.Wanted, stem);
            features.Add("oh", operation, stem);
        }
    }

    private void AddSort(Candidate candidate, string operation, FeatureVector features)
    {
        var rows = candidate.Rows;
        var column = rows.SortColumn;
        if (column < 0)
        {
            return;
        }

        var (kind, type) = (rows.Kind.ToString(), TypeOf(column));
        features.Add("sm", OverlapOf(column), kind);
        features.Add("st", type, kind);
        features.Add("sc", column == candidate.Column ? "same" : "other", operation, shape.First);
        features.Add("spos", Bounded(Math.Min(column, 3)), kind);
        AddDirection(kind, column, features);
    }

    private void AddGrouping(Candidate candidate, string operation, FeatureVector features)
    {
        var column = candidate.By;
        if (column < 0)
        {
            return;
        }

        features.Add("bm", OverlapOf(column), operation);
        features.Add("bt", TypeOf(column), operation);
        AddDirection(operation, column, features);
    }

    private void AddDirection(string kind, int column, FeatureVector features)
    {
        foreach (var word in shape.Superlatives)
        {
            features.Add("sup", word, kind, TypeOf(column));
            foreach (var stem in context.Headers.Stems(column).Take(MaxHeaderStems))
            {
                features.Add("suph", word, kind, stem);
            }
        }
    }

    private string OverlapOf(int column) => context.Headers.Overlap(column) switch
    {
        >= 0.99 => "full",
        > 0.75 => "meant",
        > 0 => "part",
        _ => context.Headers.Stems(column).Count == 0 ? "empty" : "none",
    };

    private string TypeOf(int column) => context.Table.Columns[column].Type switch
    {
        ColumnType.Percent => "percent",
        var type when type.IsText() => "text",
        var type when type.IsTime() => "time",
        var type when type.IsNumber() => context.IsIdentifier(column) ? "id" : "number",
        var type => type.ToString(),
    };
}
